import { format, inspect } from "node:util";
import type { LogLevel } from "../runtime/logLines";

/** Who hears what a running action prints. */
interface Listener {
  log(level: LogLevel, values: readonly unknown[]): void;
}

const LEVELS = [["log", "LOG"], ["info", "INFO"], ["warn", "WARN"], ["error", "ERROR"], ["debug", "DEBUG"], ["trace", "LOG"]] as const;

/** Sends what the thread's console is told to the action that is running; between actions it goes to the process's own output. */
export function installConsole(current: () => Listener | undefined): void {
  const stopwatches = new WeakMap<Listener, Map<string, number>>();
  const say = (level: LogLevel, values: readonly unknown[]) => {
    const listener = current();
    if (listener === undefined) process.stderr.write(`${format(...values)}\n`);
    else listener.log(level, values);
  };
  for (const [method, level] of LEVELS) console[method] = (...values: unknown[]) => say(level, values);

  const ofCurrent = (): Map<string, number> => {
    const listener = current();
    if (listener === undefined) return new Map();
    const known = stopwatches.get(listener) ?? new Map<string, number>();
    stopwatches.set(listener, known);
    return known;
  };
  const elapsed = (label: string, values: readonly unknown[]) => {
    const started = ofCurrent().get(label);
    if (started === undefined) say("WARN", [bare(`Timer '${label}' does not exist`)]);
    else say("INFO", [`${label}: ${Date.now() - started}ms`, ...values]);
  };
  console.time = (label = "default") => {
    const known = ofCurrent();
    if (known.has(label)) say("WARN", [bare(`Timer '${label}' already exists`)]);
    else known.set(label, Date.now());
  };
  console.timeLog = (label = "default", ...values: unknown[]) => elapsed(label, values);
  console.timeEnd = (label = "default") => {
    elapsed(label, []);
    ofCurrent().delete(label);
  };
}

/** A word of the console's own is printed as it is, where a string of the developer's is quoted. */
function bare(words: string): object {
  return { [inspect.custom]: () => words };
}
