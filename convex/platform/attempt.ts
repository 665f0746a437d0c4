import { ConvexError } from "convex/values";
import { isErrorCode, type ErrorCode } from "../../lib/domain/errors";

export type Attempt<T> = { ok: true; value: T } | { ok: false; code: ErrorCode; message: string };

/**
 * Runs one part of a larger change and answers its refusal instead of ending the whole. Only for what refuses before it
 * writes: what was written before a refusal would stay. Anything but a refusal of ours goes on upwards.
 */
export async function attempt<T>(act: () => Promise<T>): Promise<Attempt<T>> {
  try {
    return { ok: true, value: await act() };
  } catch (error) {
    if (!(error instanceof ConvexError)) throw error;
    const data: unknown = error.data;
    if (typeof data !== "object" || data === null || !("code" in data) || !("message" in data)) throw error;
    const { code, message } = data;
    if (typeof code !== "string" || !isErrorCode(code) || typeof message !== "string") throw error;
    return { ok: false, code, message: wordsOf(message, data) };
  }
}

/** A refusal with its first field's reason: a list of rows has no field to show it beside. */
function wordsOf(message: string, data: object): string {
  const details: unknown = "details" in data ? data.details : undefined;
  const first: unknown = Array.isArray(details) ? details[0] : undefined;
  if (typeof first !== "object" || first === null || !("message" in first) || typeof first.message !== "string") return message;
  return `${message} ${first.message}`;
}
