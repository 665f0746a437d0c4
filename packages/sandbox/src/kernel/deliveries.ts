import type { FaultHit } from "./faults/rule";
import type { JournalStore } from "./journal";
import type { Attempt, Clock, Delivery } from "./types";

/** A product that is down for a day is tried some thousand times; the first attempt and the latest tell the story. */
const ATTEMPTS_KEPT = 50;

type Fresh = Omit<Delivery, "attempts" | "state" | "nextAttemptAt" | "copies" | "struckBy" | "setAside">;

type DeliveryEntry =
  | { type: "enqueued"; delivery: Fresh; signer: string }
  | { type: "attempted"; id: string; attempt: Attempt; copies?: Attempt[]; state: Delivery["state"]; nextAttemptAt: number | null }
  | { type: "replayed"; id: string; at: number; copies?: number }
  /** Kept back by a rule: until a moment, or (null) until there are enough of them. */
  | { type: "set_aside"; id: string; fault: FaultHit; until: number | null }
  | { type: "released"; id: string; at: number }
  | { type: "kept"; delivery: Delivery; signer: string };

export interface Deliveries {
  get(id: string): Delivery | undefined;
  /** Oldest first. */
  list(): readonly Delivery[];
  /** Those that are still to be sent, oldest first. */
  waiting(): Iterable<Delivery>;
  signerOf(id: string): string;
  record(entry: Exclude<DeliveryEntry, { type: "kept" }>): void;
}

/** Every delivery and what became of it: a fold over the journal `outbox`. */
export function openDeliveries(journals: JournalStore, clock: Pick<Clock, "now">): Deliveries {
  const deliveries = new Map<string, Delivery>();
  const waiting = new Set<Delivery>();
  const signers = new Map<string, string>();

  const settle = (delivery: Delivery, next: Pick<Delivery, "state" | "nextAttemptAt">) => {
    delivery.state = next.state;
    delivery.nextAttemptAt = next.nextAttemptAt;
    if (next.state === "waiting") waiting.add(delivery);
    else waiting.delete(delivery);
  };

  const keep = (delivery: Delivery, signer: string) => {
    deliveries.set(delivery.id, delivery);
    signers.set(delivery.id, signer);
    settle(delivery, delivery);
  };

  const apply = (entry: DeliveryEntry) => {
    if (entry.type === "kept") return keep(entry.delivery, entry.signer);
    if (entry.type === "enqueued") return keep({ ...entry.delivery, ...UNTOUCHED, attempts: [], struckBy: [], nextAttemptAt: entry.delivery.createdAt }, entry.signer);
    const delivery = deliveries.get(entry.id);
    if (delivery === undefined) return;
    if (entry.type === "set_aside") {
      delivery.struckBy.push(entry.fault.rule);
      delivery.setAside = { ...entry.fault, until: entry.until };
      return settle(delivery, { state: "waiting", nextAttemptAt: entry.until });
    }
    delivery.setAside = null;
    delivery.copies = entry.type === "replayed" ? (entry.copies ?? 0) : 0;
    if (entry.type !== "attempted") return settle(delivery, { state: "waiting", nextAttemptAt: entry.at });
    delivery.attempts.push(entry.attempt, ...(entry.copies ?? []));
    if (delivery.attempts.length > ATTEMPTS_KEPT) delivery.attempts.splice(1, delivery.attempts.length - ATTEMPTS_KEPT);
    if (entry.attempt.fault !== undefined && isOnceOnly(entry.attempt.fault)) delivery.struckBy.push(entry.attempt.fault.rule);
    settle(delivery, entry);
  };

  const journal = journals.open<DeliveryEntry>("outbox", apply, () =>
    [...deliveries.values()].map((delivery) => ({ type: "kept", delivery: isLongSettled(delivery, clock.now()) ? outline(delivery) : delivery, signer: signers.get(delivery.id) ?? "" })),
  );

  return {
    get: (id) => deliveries.get(id),
    list: () => [...deliveries.values()],
    waiting: () => waiting,
    signerOf: (id) => signers.get(id) ?? "",
    record: (entry) => journal.record(entry),
  };
}

/** Longer than a provider keeps the event itself; that it was handed over must not be forgotten, or it would be again. */
const BODIES_KEPT = 31 * 24 * 60 * 60 * 1000;

function isLongSettled({ state, createdAt }: Delivery, now: number): boolean {
  return state !== "waiting" && now - createdAt > BODIES_KEPT;
}

function outline(delivery: Delivery): Delivery {
  return { ...delivery, body: "", attempts: delivery.attempts.slice(-1).map(({ at, status, durationMs }) => ({ at, status, durationMs })) };
}

const UNTOUCHED = { state: "waiting", copies: 0, setAside: null } as const;

/** A delivery that was doubled or lost once has had that rule; one that is dropped may be dropped again. */
function isOnceOnly({ effect }: FaultHit): boolean {
  return effect === "duplicate" || effect === "lose";
}
