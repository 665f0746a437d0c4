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
  WritableStream,
  TransformStream,
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

export type SubtleName = (typeof SUBTLE_NAMES)[number];
