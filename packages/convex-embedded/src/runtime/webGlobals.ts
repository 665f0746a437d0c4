import { types } from "node:util";

/** The web platform's names that Convex's isolate offers. Nothing of Node is among them. */
export const WEB_GLOBALS: Readonly<Record<string, unknown>> = {
  URL,
  URLSearchParams,
  TextDecoder,
  Headers,
  Request,
  Response,
  Blob,
  File: globalThis.File,
  FormData,
  AbortController,
  AbortSignal,
  Event,
  EventTarget,
  DOMException,
  ReadableStream,
  ReadableStreamDefaultReader,
  ReadableStreamBYOBReader,
  WritableStream,
  WritableStreamDefaultWriter,
  TransformStream,
  ByteLengthQueuingStrategy,
  CountQueuingStrategy,
  CryptoKey: globalThis.CryptoKey,
  SubtleCrypto: globalThis.SubtleCrypto,
  TextDecoderStream,
  TextEncoderStream,
  CompressionStream,
  DecompressionStream,
  atob,
  btoa,
};

/** Operations of `crypto.subtle`, each wrapped so that its promise belongs to the calling realm. */
export const SUBTLE_NAMES = [
  "encrypt",
  "decrypt",
  "sign",
  "verify",
  "digest",
  "generateKey",
  "deriveKey",
  "deriveBits",
  "importKey",
  "exportKey",
  "wrapKey",
  "unwrapKey",
] as const;

/**
 * Arguments of `crypto.subtle` as the host's own accepts them: a buffer of another realm is none to it, a view of one
 * is. Algorithms carry buffers of their own (`iv`, `salt`, …).
 */
export function subtleArguments(args: readonly unknown[]): unknown[] {
  return args.map((arg) => {
    if (typeof arg !== "object" || arg === null || ArrayBuffer.isView(arg) || Array.isArray(arg) || arg instanceof CryptoKey) return arg;
    return types.isArrayBuffer(arg) ? new Uint8Array(arg) : Object.fromEntries(Object.entries(arg).map(([name, value]: [string, unknown]) => [name, types.isArrayBuffer(value) ? new Uint8Array(value) : value]));
  });
}

export type SubtleName = (typeof SUBTLE_NAMES)[number];
