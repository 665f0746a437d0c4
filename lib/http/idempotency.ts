import { z } from "zod";
import { AppError } from "../domain/errors";
import { sha256Hex } from "../domain/sha256";

/** A claim outlives the slowest request; a process that dies under one frees the key after this. */
const CLAIM_SECONDS = 120;
const KEEP_SECONDS = 24 * 60 * 60;
const KEY_FORMAT = /^[\x21-\x7e]{1,255}$/;

/** The few words of a store that idempotency needs; Redis speaks them. */
export interface KeyValueStore {
  get(key: string): Promise<string | null>;
  /** Stores only where nothing is. @returns whether it did */
  setIfAbsent(key: string, value: string, seconds: number): Promise<boolean>;
  set(key: string, value: string, seconds: number): Promise<void>;
  remove(key: string): Promise<void>;
}

const storedAnswer = z.object({
  bodyHash: z.string(),
  answer: z.object({ status: z.number(), body: z.string() }).nullable(),
});

/** A claimed key: exactly one of `keep` and `release` ends it. */
export interface Claim {
  /** Keeps the answer for whoever repeats the request. */
  keep(answer: Response): Promise<void>;
  /** Frees the key: nothing happened that a repeat must not do again. */
  release(): Promise<void>;
}

export type ClaimResult = { kind: "claimed"; claim: Claim } | { kind: "replay"; response: Response };

/** @throws {AppError} `invalid_request` when the header is there but unusable */
export function idempotencyKeyOf(headers: Headers): string | null {
  const key = headers.get("idempotency-key");
  if (key === null) return null;
  if (KEY_FORMAT.test(key)) return key;
  throw new AppError("invalid_request", "Idempotency-Key must be 1 to 255 visible ASCII characters.");
}

/**
 * Claims a key for one request, or finds the answer that the first request with it got.
 * @param scope route and user: a key means something only inside it
 * @throws {AppError} `idempotency_conflict`, `idempotency_in_progress`, or `provider_unavailable` when the store is
 * not reachable: who asks for the guarantee is not silently served without it
 */
export async function claimKey(store: KeyValueStore, scope: string, key: string, body: Uint8Array): Promise<ClaimResult> {
  const name = `idempotency:${sha256Hex(new TextEncoder().encode(`${scope}\n${key}`))}`;
  const bodyHash = sha256Hex(body);
  const pending = JSON.stringify({ bodyHash, answer: null } satisfies z.input<typeof storedAnswer>);

  if (await reach(store.setIfAbsent(name, pending, CLAIM_SECONDS))) {
    return { kind: "claimed", claim: claimOf(store, name, bodyHash) };
  }
  const stored = await reach(store.get(name));
  // The first request ended without an answer between the two looks: the client may simply try again.
  if (stored === null) throw inProgress();
  const first = storedAnswer.parse(JSON.parse(stored));
  if (first.bodyHash !== bodyHash) {
    throw new AppError("idempotency_conflict", "This Idempotency-Key was used with another body. Use a new key.");
  }
  if (first.answer === null) throw inProgress();
  return { kind: "replay", response: replay(first.answer) };
}

function claimOf(store: KeyValueStore, name: string, bodyHash: string): Claim {
  return {
    async keep(response) {
      const answer = { status: response.status, body: await response.text() };
      await store.set(name, JSON.stringify({ bodyHash, answer } satisfies z.input<typeof storedAnswer>), KEEP_SECONDS);
    },
    release: () => store.remove(name),
  };
}

function replay(answer: { status: number; body: string }): Response {
  return new Response(answer.body, {
    status: answer.status,
    headers: { "content-type": "application/json", "cache-control": "no-store", "idempotent-replayed": "true" },
  });
}

function inProgress(): AppError {
  return new AppError("idempotency_in_progress", "The first request with this Idempotency-Key is still running. Try again shortly.", {
    retryAfterSeconds: 1,
  });
}

async function reach<Value>(answer: Promise<Value>): Promise<Value> {
  return await answer.catch((cause: unknown) => {
    throw new AppError("provider_unavailable", "The request cannot be made repeatable right now. Try again shortly.", {
      cause,
      retryAfterSeconds: 2,
    });
  });
}
