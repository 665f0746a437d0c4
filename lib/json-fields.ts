import { isRecord } from "./domain/jsonRecord";

/*
 * Reading JSON of unknown shape, field by field. For code that every page carries: a schema library would be the largest
 * part of it. Everywhere else shapes are zod's.
 */

/** The text under a name, where there is one. */
export function textIn(value: unknown, name: string): string | undefined {
  const field = isRecord(value) ? value[name] : undefined;
  return typeof field === "string" ? field : undefined;
}

/** The number under a name, where there is one. */
export function numberIn(value: unknown, name: string): number | undefined {
  const field = isRecord(value) ? value[name] : undefined;
  return typeof field === "number" ? field : undefined;
}
