import { randomUUID } from "node:crypto";
import type { JournalStore } from "./journal";
import { transmit } from "./transmit";
import type { Attempt, Clock, Delivery, Outbox, Signer } from "./types";

const SECOND = 1000;
const HOUR = 60 * 60 * SECOND;
const GIVE_UP_AFTER = 72 * HOUR;
const MOST_IN_FLIGHT = 20;

type OutboxEntry =
  | { type: "enqueued"; delivery: Omit<Delivery, "attempts" | "state" | "nextAttemptAt">; signer: string }
  | { type: "attempted"; id: string; attempt: Attempt; state: Delivery["state"]; nextAttemptAt: number | null }
  | { type: "replayed"; id: string; at: number };

export interface OwnedOutbox extends Outbox {
  /** Begins to deliver. Called when all signers are registered. */
  start(): void;
  close(): void;
}

/**
 * The outbox: deliveries are journalled before `enqueue` returns and attempted from the clock's heap. Failed ones are
 * tried again with growing, jittered pauses for three days of the clock; while the product does not answer at all
 * (it is not running yet, or restarting) the pauses stay short and nothing is given up.
 */
export function createOutbox(journals: JournalStore, clock: Clock, onError: (error: unknown) => void): OwnedOutbox {
  const deliveries = new Map<string, Delivery>();
  const waiting = new Set<Delivery>();
  const signerNames = new Map<string, string>();
  const signers = new Map<string, Signer>();
  const inFlight = new Map<string, Promise<void>>();
  const lost: string[] = [];
  let running = false;

  const settle = (delivery: Delivery, next: Pick<Delivery, "state" | "nextAttemptAt">) => {
    delivery.state = next.state;
    delivery.nextAttemptAt = next.nextAttemptAt;
    if (next.state === "waiting") waiting.add(delivery);
    else waiting.delete(delivery);
  };

  const journal = journals.open<OutboxEntry>("outbox", (entry) => {
    if (entry.type === "enqueued") {
      const delivery: Delivery = { ...entry.delivery, attempts: [], state: "waiting", nextAttemptAt: entry.delivery.createdAt };
      deliveries.set(delivery.id, delivery);
      signerNames.set(delivery.id, entry.signer);
      return settle(delivery, delivery);
    }
    const delivery = deliveries.get(entry.id);
    if (delivery === undefined) return;
    if (entry.type === "replayed") return settle(delivery, { state: "waiting", nextAttemptAt: entry.at });
    delivery.attempts.push(entry.attempt);
    settle(delivery, entry);
  });

  const send = (delivery: Delivery): Promise<Attempt> => {
    const at = clock.now();
    const name = signerNames.get(delivery.id) ?? "";
    const sign = signers.get(name);
    if (sign === undefined) return Promise.resolve({ at, status: null, error: `No provider signs as "${name}"`, durationMs: 0 });
    // Receivers compare the timestamp with their own clock, which is the machine's and not ours.
    const timestampSeconds = Math.floor(Date.now() / SECOND);
    const headers = sign({ id: delivery.eventId, body: delivery.body, timestampSeconds });
    return transmit(delivery.url, headers, delivery.body, at);
  };

  const attempt = async (delivery: Delivery) => {
    const result = await send(delivery);
    if (!running) return;
    journal.record({ type: "attempted", id: delivery.id, attempt: result, ...verdict(delivery, result, clock.now()) });
    schedule(delivery);
  };

  /** Starts what is due, as far as there is room; what ends makes room for the next. */
  const pump = () => {
    if (!running) return;
    for (const delivery of waiting) {
      if (inFlight.size >= MOST_IN_FLIGHT) return;
      const due = delivery.nextAttemptAt !== null && delivery.nextAttemptAt <= clock.now();
      if (!due || inFlight.has(delivery.id)) continue;
      const done = attempt(delivery).then(
        () => release(delivery),
        (error: unknown) => {
          // The attempt could not be written down (a full disk); another try at once would meet the same.
          onError(error);
          inFlight.delete(delivery.id);
          clock.at(clock.now() + 15 * SECOND, pump);
        },
      );
      inFlight.set(delivery.id, done);
    }
  };

  const release = (delivery: Delivery) => {
    inFlight.delete(delivery.id);
    pump();
  };

  const schedule = (delivery: Delivery) => {
    if (running && delivery.nextAttemptAt !== null) clock.at(delivery.nextAttemptAt, pump);
  };

  return {
    registerSigner: (name, signer) => void signers.set(name, signer),
    deliveries: () => [...deliveries.values()],
    enqueue({ signer, ...message }) {
      const delivery = { ...message, id: `dlv_${randomUUID()}`, createdAt: clock.now() };
      journal.record({ type: "enqueued", delivery, signer });
      if (lost.some((text) => delivery.body.includes(text))) {
        const attempt: Attempt = { at: delivery.createdAt, status: null, error: "Lost on purpose", durationMs: 0 };
        return journal.record({ type: "attempted", id: delivery.id, attempt, state: "given_up", nextAttemptAt: null });
      }
      const stored = deliveries.get(delivery.id);
      if (stored !== undefined) schedule(stored);
    },
    lose: (containing) => void lost.push(containing),
    replay(deliveryId) {
      const delivery = deliveries.get(deliveryId);
      if (delivery === undefined) throw new Error(`There is no delivery ${deliveryId}.`);
      journal.record({ type: "replayed", id: deliveryId, at: clock.now() });
      schedule(delivery);
    },
    async flush() {
      pump();
      while (inFlight.size > 0) await Promise.all(inFlight.values());
    },
    start() {
      running = true;
      for (const delivery of waiting) schedule(delivery);
    },
    close() {
      running = false;
    },
  };
}

function verdict(delivery: Delivery, result: Attempt, now: number): Pick<Delivery, "state" | "nextAttemptAt"> {
  if (result.status !== null && result.status >= 200 && result.status < 300) return { state: "delivered", nextAttemptAt: null };
  const failures = delivery.attempts.length + 1;
  if (result.status === null) {
    return { state: "waiting", nextAttemptAt: now + jittered(Math.min(15 * SECOND, SECOND * 1.5 ** Math.min(failures, 20))) };
  }
  if (now - delivery.createdAt > GIVE_UP_AFTER) return { state: "given_up", nextAttemptAt: null };
  return { state: "waiting", nextAttemptAt: now + jittered(Math.min(HOUR, SECOND * 2 ** Math.min(failures - 1, 20))) };
}

/** Between 75 % and 125 %, so that many failures at once do not come back at once. */
function jittered(ms: number): number {
  return Math.round(ms * (0.75 + Math.random() / 2));
}
