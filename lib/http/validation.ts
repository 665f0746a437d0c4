import type { z } from "zod";
import { AppError } from "../domain/errors";
import { INVALID_ID } from "./ids";

/**
 * @param part what was validated, in people's words ("body", "query")
 * @throws {AppError} `invalid_request`, or `invalid_id` when only ids are malformed, with every faulty field
 */
export function validate<Schema extends z.ZodType>(schema: Schema, value: unknown, part: string): z.output<Schema> {
  const result = schema.safeParse(value);
  if (result.success) return result.data;
  const { issues } = result.error;
  const onlyIds = issues.every((issue) => issue.code === "custom" && issue.params?.["reason"] === INVALID_ID);
  const details = issues.map((issue) => ({ field: fieldOf(issue), message: issue.message }));
  throw new AppError(onlyIds ? "invalid_id" : "invalid_request", `The ${part} is not valid: ${summarize(details)}.`, { details });
}

/** URL search parameters as an object; a repeated one is an array. */
export function queryObject(search: URLSearchParams): Record<string, string | string[]> {
  const entries = [...new Set(search.keys())].map((name): [string, string | string[]] => {
    const values = search.getAll(name);
    const [first] = values;
    return [name, values.length === 1 && first !== undefined ? first : values];
  });
  return Object.fromEntries(entries);
}

function fieldOf(issue: z.core.$ZodIssue): string {
  return issue.path.map(String).join(".");
}

function summarize(details: readonly { field: string; message: string }[]): string {
  const [first] = details;
  if (first === undefined) return "check the fields";
  const where = first.field === "" ? "" : `${first.field}: `;
  const more = details.length > 1 ? ` (and ${details.length - 1} more)` : "";
  return `${where}${first.message}${more}`;
}
