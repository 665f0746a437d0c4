/** What every provider of the sandbox is built on. The kernel knows no provider; a provider knows no other. */
import type { Hono } from "hono";
import type { FaultHit } from "./faults/rule";
import type { Html } from "./html";

/** Milliseconds since the epoch. Advancing it runs due jobs in order of time. */
export interface Clock {
  now(): number;
  /**
   * Runs `job` once the clock has passed `at`; the job must find out from the provider's state whether it still applies.
   * `what` is how the console names it: "stripe: expire cs_test_…".
   */
  at(at: number, job: () => void | Promise<void>, what?: string): void;
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
  /** Sends it again, under the same event id; with `copies`, that many more times at the same moment. */
  replay(deliveryId: string, copies?: number): void;
}

/** One try to deliver: `status` is null when no HTTP answer came, then `error` says why. */
export interface Attempt {
  at: number;
  status: number | null;
  error?: string;
  /** The beginning of the answer's body. */
  response?: string;
  durationMs: number;
  /** What was sent along, the signature above all. */
  headers?: Record<string, string>;
  /** One of several that left at the same moment; it decides nothing. */
  copy?: true;
  /** The rule that made it go wrong. */
  fault?: FaultHit;
}

export interface Delivery {
  id: string;
  provider: string;
  eventId: string;
  type: string;
  url: string;
  body: string;
  createdAt: number;
  attempts: Attempt[];
  state: "waiting" | "delivered" | "given_up";
  /** Null while it waits for others of its group. */
  nextAttemptAt: number | null;
  /** How many more times the next attempt arrives. */
  copies: number;
  /** Rules that strike a delivery once only, and have. */
  struckBy: string[];
  /** The rule that keeps it back now, and until when; null: until its group is complete. */
  setAside: (FaultHit & { until: number | null }) | null;
}

/** Bytes by SHA-256 on disk (or in memory), written streamed. */
export interface Blobs {
  write(source: AsyncIterable<Uint8Array>): Promise<{ sha256: string; md5: string; size: number }>;
  read(sha256: string, range?: { start: number; end: number }): AsyncIterable<Uint8Array>;
  size(sha256: string): number;
  delete(sha256: string): void;
  /** Bytes that arrive in pieces, perhaps across restarts. The same name is the same piece of work. */
  partial(name: string): PartialBlob;
}

/** An upload under way. `size` is what is safely stored; `append` adds behind it. */
export interface PartialBlob {
  size(): number;
  /**
   * Stores what arrives; when the source breaks off, what came before is kept.
   * @throws RangeError when more than `limit` bytes in total arrive.
   */
  append(source: AsyncIterable<Uint8Array>, limit?: number): Promise<void>;
  /** Turns it into a blob. */
  finish(): Promise<{ sha256: string; md5: string; size: number }>;
  discard(): void;
}

export interface Kernel {
  /** Where the sandbox is reached, without a trailing slash: `http://127.0.0.1:4100`. */
  readonly origin: string;
  /** Where people reach the product. */
  readonly appOrigin: string;
  /** Where the product takes webhooks, at its documented paths. */
  readonly webhookOrigin: string;
  readonly clock: Clock;
  readonly outbox: Outbox;
  readonly blobs: Blobs;
  /**
   * Opens the provider's journal. `snapshot` gives entries from which `apply` would build the present state; with it, a
   * journal that has grown is rewritten at the start.
   */
  journal<Entry>(provider: string, apply: (entry: Entry) => void, snapshot?: () => readonly Entry[]): Journal<Entry>;
  /** A secret made once per data directory: `whsec_…`, `sk_test_…`. Never a fixed value. */
  secret(name: string, make: () => string): string;
}

export interface ConsoleSection {
  slug: string;
  title: string;
  /**
   * The section's body, built with `html` of `kernel/html` (which escapes). `path` is what follows
   * `/console/<slug>` ("/" when nothing does). Null: there is no such page.
   */
  render(path: string, query: URLSearchParams): Html | null;
  /** Shown behind the title in the navigation, such as the number of unread mails. */
  count?(): number;
  /** Answers below `/console/<slug>/raw/` without the console's frame: a preview, a download. Sees the path without that. */
  raw?: Hono;
  /** Small buttons of the console (`actionButton` of `console/layout`): name → what it does. A thrown error is shown. */
  actions?: Record<string, (form: URLSearchParams) => void | Promise<void>>;
}

export interface Provider {
  name: string;
  /**
   * Path under which its routes are mounted: `/resend`; Stripe owns the root: `/`. The routes see the path without it.
   * Their `notFound` and `onError` answer in the provider's own error shape.
   */
  mount: string;
  /**
   * HTML answers that set no Content-Security-Policy get the sandbox's: own styles and images, no scripts, forms to the
   * sandbox or (after a redirect) the product.
   */
  routes: Hono;
  console?: ConsoleSection;
  /** Environment that makes the product speak to this provider here. */
  env: Record<string, string>;
  /** Verbs "of the world" for tests and the console, below `/_admin/<name>/…` (the token is already checked). */
  admin?: Hono;
  /** Where `admin` is mounted instead, below `/_admin`: `/mails`. */
  adminMount?: string;
  /** Ends what the provider keeps open. */
  close?(): void;
}
export type ProviderFactory = (kernel: Kernel) => Provider;
