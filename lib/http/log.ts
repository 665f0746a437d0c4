/** One JSON line per event. Nothing personal and no secret goes in: ids, codes, durations. */
export interface Logger {
  info(event: string, fields?: LogFields): void;
  warn(event: string, fields?: LogFields): void;
  error(event: string, fields?: LogFields): void;
  /** The same logger with more fields on each line. */
  with(fields: LogFields): Logger;
}

export type LogFields = Record<string, unknown>;

type Level = "info" | "warn" | "error";
type Sink = (level: Level, line: string) => void;

const toConsole: Sink = (level, line) => console[level](line);

/** A logger that adds `base` to each line. An `Error` among the fields is written with its stack and causes. */
export function createLogger(base: LogFields, sink: Sink = toConsole): Logger {
  const write = (level: Level, event: string, fields: LogFields = {}): void => {
    const described = Object.entries({ ...base, ...fields }).map(([name, value]) => [name, describe(value)] as const);
    sink(level, JSON.stringify({ time: new Date().toISOString(), level, event, ...Object.fromEntries(described) }));
  };
  return {
    info: (event, fields) => write("info", event, fields),
    warn: (event, fields) => write("warn", event, fields),
    error: (event, fields) => write("error", event, fields),
    with: (fields) => createLogger({ ...base, ...fields }, sink),
  };
}

function describe(value: unknown): unknown {
  if (!(value instanceof Error)) return value;
  const cause = value.cause === undefined ? {} : { cause: describe(value.cause) };
  return { name: value.name, message: value.message, stack: value.stack, ...cause };
}
