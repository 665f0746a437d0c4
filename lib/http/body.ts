import type { z } from "zod";
import { AppError } from "../domain/errors";

/** 100 KB: far below the 10 MB at which Next's middleware would silently cut a body. */
export const DEFAULT_BODY_LIMIT_BYTES = 100 * 1024;

export interface JsonBody<Schema extends z.ZodType> {
  kind: "json";
  schema: Schema;
  limitBytes: number;
}

export interface RawBody {
  kind: "raw";
  limitBytes: number;
}

/** A JSON body with its own limit. A bare schema in a declaration means the default limit. */
export function jsonBody<Schema extends z.ZodType>(schema: Schema, options: { limitBytes: number }): JsonBody<Schema> {
  return { kind: "json", schema, ...options };
}

/** The body as bytes, whatever its type: signatures are computed over exactly these. */
export function rawBody(options: { limitBytes: number }): RawBody {
  return { kind: "raw", ...options };
}

/** @throws {AppError} `unsupported_media_type` unless the request says it carries JSON. */
export function demandJson(headers: Headers): void {
  const type = (headers.get("content-type") ?? "").split(";", 1)[0]?.trim().toLowerCase() ?? "";
  if (type === "application/json" || type.endsWith("+json")) return;
  throw new AppError("unsupported_media_type", "Send the body as JSON, with the header Content-Type: application/json.");
}

/**
 * Reads at most `limitBytes`: refuses by the declared length, then by what really arrives.
 * @throws {AppError} `payload_too_large`; `invalid_request` when the client stops half-way
 */
export async function readBytes(request: Request, limitBytes: number): Promise<Uint8Array> {
  const tooLarge = new AppError("payload_too_large", `The body is larger than ${limitBytes} bytes.`);
  if (Number(request.headers.get("content-length") ?? "0") > limitBytes) throw tooLarge;
  if (request.body === null) return new Uint8Array();

  const reader = request.body.getReader();
  const chunks: Uint8Array[] = [];
  let size = 0;
  for (;;) {
    const { done, value } = await reader.read().catch((cause: unknown) => {
      throw new AppError("invalid_request", "The body ended early. Send the request again.", { cause });
    });
    if (done) return joinChunks(chunks, size);
    size += value.byteLength;
    if (size > limitBytes) {
      await reader.cancel();
      throw tooLarge;
    }
    chunks.push(value);
  }
}

/** @throws {AppError} `invalid_request` when the bytes are not UTF-8 JSON. */
export function parseJson(bytes: Uint8Array): unknown {
  try {
    return JSON.parse(new TextDecoder("utf-8", { fatal: true }).decode(bytes));
  } catch {
    throw new AppError("invalid_request", "The body is not valid JSON.");
  }
}

function joinChunks(chunks: readonly Uint8Array[], size: number): Uint8Array {
  const whole = new Uint8Array(size);
  let offset = 0;
  for (const chunk of chunks) {
    whole.set(chunk, offset);
    offset += chunk.byteLength;
  }
  return whole;
}
