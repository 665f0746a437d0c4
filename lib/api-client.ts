import { isRecord } from "./domain/jsonRecord";
import { textIn } from "./json-fields";

/**
 * How the browser speaks to our own routes: JSON in, JSON out, and every failure an `ApiError` that can be shown.
 * The envelope of a failure is the kernel's: `{ success: false, error, code, requestId, details? }`.
 */
export class ApiError extends Error {
  override readonly name = "ApiError";
  constructor(
    /** For people: what happened and what to do. */
    message: string,
    /** HTTP status; 0 when no answer came. */
    readonly status: number,
    readonly code: string,
    readonly details: Record<string, unknown> = {},
    readonly requestId: string | null = null,
  ) {
    super(message);
  }
}

/** Reads an answer, or throws; every zod schema is one. */
type Reader<T> = { parse: (value: unknown) => T };

/**
 * Posts JSON and reads the JSON that comes back; without a reader the answer's shape is not looked at.
 * @throws {ApiError} for every refusal, a broken connection (`network`) and an answer of an unknown shape (`internal`)
 */
export async function postJson(path: string, body: unknown): Promise<unknown>;
export async function postJson<T>(path: string, body: unknown, reader: Reader<T>, headers?: Record<string, string>): Promise<T>;
export async function postJson<T>(path: string, body: unknown, reader?: Reader<T>, headers: Record<string, string> = {}): Promise<unknown> {
  const json = await send(path, { method: "POST", headers: { "content-type": "application/json", ...headers }, body: JSON.stringify(body) });
  return reader ? read(json, reader) : json;
}

/** Asks for JSON. @throws {ApiError} as `postJson` does. */
export async function getJson<T>(path: string, reader: Reader<T>): Promise<T> {
  return read(await send(path, { method: "GET" }), reader);
}

/** Puts a file's bytes. @throws {ApiError} as `postJson` does. */
export async function putBytes(path: string, bytes: Blob): Promise<unknown> {
  return await send(path, { method: "PUT", headers: { "content-type": "application/octet-stream" }, body: bytes });
}

async function send(path: string, init: RequestInit): Promise<unknown> {
  const response = await fetch(path, { ...init, headers: { accept: "application/json", ...init.headers } }).catch(() => {
    throw new ApiError("The connection broke off before an answer came. Check it and try again.", 0, "network");
  });
  const json: unknown = await response.json().catch(() => null);
  if (!response.ok) throw refusal(response, json);
  return json;
}

function read<T>(json: unknown, reader: Reader<T>): T {
  try {
    return reader.parse(json);
  } catch {
    throw new ApiError("The answer could not be read. Reload the page and try again.", 200, "internal");
  }
}

function refusal(response: Response, json: unknown): ApiError {
  const details = isRecord(json) && isRecord(json.details) ? json.details : {};
  const code = textIn(json, "code") ?? (response.status === 429 ? "rate_limited" : "internal");
  // The accounts' own routes put their words under `message`.
  const words = code === "rate_limited" ? tooMany(response) : (textIn(json, "error") ?? textIn(json, "message") ?? unexplained(response.status));
  return new ApiError(words, response.status, code, details, textIn(json, "requestId") ?? null);
}

function tooMany(response: Response): string {
  const seconds = Number(response.headers.get("retry-after"));
  return seconds > 0 ? `Too many tries in a short time. Try again in ${seconds} seconds.` : "Too many tries in a short time. Wait a minute and try again.";
}

function unexplained(status: number): string {
  return status >= 500 ? "Something broke on our side. Nothing was changed; try again in a moment." : "That did not work. Reload the page and try again.";
}

/** What a Convex function throws on purpose: `ConvexError({ code, message })`, known by its shape. */
function refusedByFunction(error: unknown): { message: string; code: string | null } | null {
  const data = isRecord(error) ? error.data : undefined;
  const message = textIn(data, "message");
  return message === undefined ? null : { message, code: textIn(data, "code") ?? null };
}

/** Any caught value as one sentence or two for people: what happened and what to do. */
export function errorWords(error: unknown): string {
  if (error instanceof ApiError) return error.message;
  return refusedByFunction(error)?.message ?? unexplained(500);
}

/** What was asked for, or words for why it did not come. */
export async function orProblem<T>(answer: Promise<T>): Promise<T | { problem: string }> {
  try {
    return await answer;
  } catch (error) {
    return { problem: errorWords(error) };
  }
}

/** The closed code of a caught refusal, from a route or from a Convex function; null for anything else. */
export function errorCode(error: unknown): string | null {
  if (error instanceof ApiError) return error.code;
  return refusedByFunction(error)?.code ?? null;
}
