/** What every provider of the sandbox is built on. The kernel knows no provider; a provider knows no other. */
import type { Hono } from "hono";

/** Milliseconds since the epoch. Advancing it runs due jobs in order of time. */
export interface Clock {
  now(): number;
  /** Runs `job` once the clock has passed `at`; the job must find out from the provider's state whether it still applies. */
  at(at: number, job: () => void | Promise<void>): void;
  advance(ms: number): Promise<void>;
}

/**
 * A provider's state is a fold over its journal: `record` appends one durable line and then applies it.
 * After a restart the same lines are applied again, so `apply` must not do anything else than change state.
 */
export interface Journal<Entry> {
  record(entry: Entry): void;
}

export type Signer = (delivery: { id: string; body: string; timestampSeconds: number }) => Record<string, string>;

/** Webhooks leave through here: never inline with an API answer, retried with back-off, kept across restarts. */
export interface Outbox {
  enqueue(message: {
    provider: string;
    /** The event id; a replay keeps it. */
    eventId: string;
    type: string;
    url: string;
    /** The exact bytes that are signed and sent. */
    body: string;
    signer: string;
  }): void;
  /** A signer is named so that stored deliveries can be signed anew at each attempt. */
  registerSigner(name: string, signer: Signer): void;
  deliveries(): readonly Delivery[];
  /** Sends what is due now and waits for the answers; tests use it to make arrival deterministic. */
  flush(): Promise<void>;
  replay(deliveryId: string): void;
}
export interface Delivery {
  id: string;
  provider: string;
  eventId: string;
  type: string;
  url: string;
  body: string;
  createdAt: number;
  attempts: { at: number; status: number | null; error?: string; durationMs: number }[];
  state: "waiting" | "delivered" | "given_up";
  nextAttemptAt: number | null;
}

/** Bytes by SHA-256 on disk (or in memory), written streamed. */
export interface Blobs {
  write(source: AsyncIterable<Uint8Array>): Promise<{ sha256: string; md5: string; size: number }>;
  read(sha256: string, range?: { start: number; end: number }): AsyncIterable<Uint8Array>;
  size(sha256: string): number;
  delete(sha256: string): void;
}

export interface Kernel {
  /** Where the sandbox is reached, without a trailing slash: `http://127.0.0.1:4100`. */
  readonly origin: string;
  /** Where the product is reached; webhooks go to its documented paths. */
  readonly appOrigin: string;
  readonly clock: Clock;
  readonly outbox: Outbox;
  readonly blobs: Blobs;
  journal<Entry>(provider: string, apply: (entry: Entry) => void): Journal<Entry>;
  /** A secret made once per data directory: `whsec_…`, `sk_test_…`. Never a fixed value. */
  secret(name: string, make: () => string): string;
}

export interface ConsoleSection {
  slug: string;
  title: string;
  /** HTML of the section's body, built with `html` of the kernel (which escapes). */
  render(path: string, query: URLSearchParams): string;
  /** Small buttons of the console: name → what it does. */
  actions?: Record<string, (form: URLSearchParams) => void | Promise<void>>;
}

export interface Provider {
  name: string;
  /** Path under which its routes are mounted: `/resend`; Stripe owns the root: `/`. */
  mount: string;
  routes: Hono;
  console?: ConsoleSection;
  /** Environment that makes the product speak to this provider here. */
  env: Record<string, string>;
  /** Verbs "of the world" for tests and the console, below `/_admin/<name>/…`. */
  admin?: Hono;
}
export type ProviderFactory = (kernel: Kernel) => Provider;
