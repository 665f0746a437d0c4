import type { ImportMode } from "../db/types";
import { ImportError } from "./importError";

/** What an import does to one table. */
export interface TableChange {
  component: string;
  name: string;
  added: number;
  existing: number;
}

const BACKGROUND = "Once the import has started, it will run in the background.\nInterrupting `npx convex import` will not cancel it.";

/** The table that the CLI shows before it asks, in Convex's layout; whether documents are deleted decides if it has to ask. */
export function summarize(changes: readonly TableChange[], mode: ImportMode): { message: string; deletes: boolean } {
  const refused = mode === "requireEmpty" ? changes.find(({ existing }) => existing > 0) : undefined;
  if (refused !== undefined) throw new ImportError(`Table ${refused.name} already exists. Please choose a new table name or use replace/append modes.`);
  const replaces = mode === "replace" || mode === "replaceAll";
  const lines: string[] = [];
  for (const component of [...new Set(changes.map((change) => change.component))].sort()) {
    if (component !== "") lines.push(`Component ${component}`);
    lines.push(...tableLines(changes.filter((change) => change.component === component), replaces));
  }
  return {
    message: [...(lines.length > 0 ? ["Import change summary:"] : []), ...lines, BACKGROUND].join("\n"),
    deletes: replaces && changes.some(({ existing }) => existing > 0),
  };
}

function tableLines(changes: readonly TableChange[], replaces: boolean): string[] {
  const rows = [["table", "create", "delete"]];
  for (const { name, added, existing } of [...changes].sort((a, b) => (a.name < b.name ? -1 : 1))) {
    rows.push([name, withCommas(added), `${withCommas(replaces ? existing : 0)} of ${withCommas(existing)}${name === "_storage" ? " files" : ""}`]);
  }
  const widths = [0, 1, 2].map((column) => Math.max(...rows.map((row) => row[column]?.length ?? 0)));
  const [head = "", ...rest] = rows.map((row) => `${row.map((cell, column) => cell.padEnd(widths[column] ?? 0)).join(" | ")} |`);
  return [head, "-".repeat(head.length), ...rest];
}

export function withCommas(count: number): string {
  return count.toLocaleString("en-US");
}
