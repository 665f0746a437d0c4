import { inspect } from "node:util";

export type LogLevel = "LOG" | "INFO" | "WARN" | "ERROR" | "DEBUG";

const MAX_LINE_LENGTH = 32_768;
const MAX_LINES = 256;

/** Collects what a function printed, in the form `[LOG] 'text' 1` that clients print again. */
export class LogLines {
  readonly lines: string[] = [];

  add(level: LogLevel, values: readonly unknown[]): void {
    if (this.lines.length > MAX_LINES) return;
    if (this.lines.length === MAX_LINES) {
      this.lines.push("[ERROR] Log overflow (maximum 256). Remaining log lines omitted.");
      return;
    }
    const text = values.map((value) => inspect(value, { depth: 4, breakLength: 80, maxStringLength: MAX_LINE_LENGTH })).join(" ");
    const kept = text.length > MAX_LINE_LENGTH ? `${text.slice(0, MAX_LINE_LENGTH)} (truncated due to length)` : text;
    this.lines.push(`[${level}] ${kept}`);
  }

  /** A word of the host's own. */
  warn(text: string): void {
    this.lines.push(`[WARN] ${text}`);
  }
}
