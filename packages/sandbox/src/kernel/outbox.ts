import { randomUUID } from "node:crypto";
import { type Deliveries, openDeliveries } from "./deliveries";
import { carry, nothingArrived } from "./faults/carry";
import type { Faults } from "./faults/faults";
import { type DeliveryRule, hitOf } from "./faults/rule";
import type { JournalStore } from "./journal";
import { verdict } from "./retry";
import type { Attempt, Clock, Delivery, Outbox, Signer } from "./types";

const MOST_IN_FLIGHT = 20;
const AFTER_A_FULL_DISK = 15_000;

export interface OwnedOutbox extends Outbox {
  /** Begins to deliver. Called when all signers are registered. */
  start(): void;
  close(): void;
}

/**
 * The outbox: deliveries are journalled before `enqueue` returns and attempted from the clock's heap, each as the rule
 * of {@link Faults} wants that strikes it.
 */
export function createOutbox(journals: JournalStore, clock: Clock, faults: Faults, onError: (error: unknown) => void): OwnedOutbox {
  const deliveries = openDeliveries(journals, clock);
  const signers = new Map<string, Signer>();
  const inFlight = new Map<string, Promise<void>>();
  let running = false;

  const attempt = async (delivery: Delivery) => {
    const rule = faults.strikeDelivery(delivery, delivery.struckBy);
    if (rule !== null && setAside(deliveries, delivery, rule, clock.now())) return;
    const [first, ...copies] = await send(delivery, rule);
    if (!running) return;
    const next = rule?.effect.kind === "lose" ? ({ state: "given_up", nextAttemptAt: null } as const) : verdict(delivery, first, clock.now());
    deliveries.record({ type: "attempted", id: delivery.id, attempt: first, ...(copies.length > 0 && { copies }), ...next });
  };

  const send = async (delivery: Delivery, rule: DeliveryRule | null): Promise<[Attempt, ...Attempt[]]> => {
    const at = clock.now();
    if (rule?.effect.kind === "lose") return [{ ...nothingArrived(at, "Lost on purpose: it will not be sent again"), fault: hitOf(rule) }];
    const name = deliveries.signerOf(delivery.id);
    const sign = signers.get(name);
    if (sign === undefined) return [nothingArrived(at, `No provider signs as "${name}"`)];
    const { url, eventId, body, copies } = delivery;
    return carry({ url, eventId, body, at }, sign, rule, copies);
  };

  /** Sends one delivery, after `before`; whatever comes of it, the next thing to do is arranged. */
  const begin = (delivery: Delivery, before: Promise<void> = Promise.resolve()): Promise<void> => {
    const done: Promise<void> = before.then(() => attempt(delivery)).then(
      () => {
        inFlight.delete(delivery.id);
        schedule(delivery);
        releaseComplete();
        pump();
      },
      (error: unknown) => {
        // The attempt could not be written down (a full disk); another try at once would meet the same.
        onError(error);
        inFlight.delete(delivery.id);
        clock.at(clock.now() + AFTER_A_FULL_DISK, pump, "deliveries that could not be written down");
      },
    );
    inFlight.set(delivery.id, done);
    return done;
  };

  /** Starts what is due, as far as there is room; what ends makes room for the next. */
  const pump = () => {
    if (!running) return;
    for (const delivery of deliveries.waiting()) {
      if (inFlight.size >= MOST_IN_FLIGHT) return;
      const due = delivery.nextAttemptAt !== null && delivery.nextAttemptAt <= clock.now();
      if (due && !inFlight.has(delivery.id)) void begin(delivery);
    }
  };

  const schedule = (delivery: Delivery) => {
    if (running && delivery.nextAttemptAt !== null) clock.at(delivery.nextAttemptAt, pump, `${delivery.provider}: deliver ${delivery.type}`);
  };

  /** Each leaves when the one before it has been answered, or the order would be anybody's guess. */
  const sendInTurn = (group: readonly Delivery[]) => {
    let before = Promise.resolve();
    for (const delivery of group) {
      deliveries.record({ type: "released", id: delivery.id, at: clock.now() });
      before = begin(delivery, before);
    }
  };

  /** Lets go what is kept back for a group that is complete, or by a rule that is gone. */
  const releaseComplete = () => {
    if (!running) return;
    for (const [ruleId, group] of keptBack(deliveries, inFlight)) {
      const rule = faults.get(ruleId);
      const awaited = rule?.effect.kind === "reorder" ? rule.effect.hold : rule === undefined ? 0 : Infinity;
      if (group.length >= awaited) sendInTurn(group.every(({ setAside }) => setAside?.effect === "reorder") ? group.toReversed() : group);
    }
  };
  faults.onRemoved(releaseComplete);

  return {
    registerSigner: (name, signer) => void signers.set(name, signer),
    deliveries: () => deliveries.list(),
    enqueue({ signer, ...message }) {
      const delivery = { ...message, id: `dlv_${randomUUID()}`, createdAt: clock.now() };
      deliveries.record({ type: "enqueued", delivery, signer });
      const stored = deliveries.get(delivery.id);
      if (stored !== undefined) schedule(stored);
    },
    replay(deliveryId, copies = 0) {
      const delivery = deliveries.get(deliveryId);
      if (delivery === undefined) throw new Error(`There is no delivery ${deliveryId}.`);
      if (delivery.body === "") throw new Error("This delivery is more than a month old: its body is no longer kept.");
      deliveries.record({ type: "replayed", id: deliveryId, at: clock.now(), ...(copies > 0 && { copies }) });
      schedule(delivery);
    },
    async flush() {
      pump();
      while (inFlight.size > 0) await Promise.all(inFlight.values());
    },
    start() {
      running = true;
      for (const delivery of deliveries.waiting()) schedule(delivery);
      releaseComplete();
    },
    close() {
      running = false;
    },
  };
}

/** @returns whether the rule keeps the delivery back. */
function setAside(deliveries: Deliveries, { id }: Delivery, rule: DeliveryRule, now: number): boolean {
  const { effect } = rule;
  if (effect.kind !== "delay" && effect.kind !== "reorder") return false;
  deliveries.record({ type: "set_aside", id, fault: hitOf(rule), until: effect.kind === "delay" ? now + effect.ms : null });
  return true;
}

/** What is kept back, by rule, oldest first. */
function keptBack(deliveries: Deliveries, inFlight: ReadonlyMap<string, unknown>): Map<string, Delivery[]> {
  const groups = new Map<string, Delivery[]>();
  for (const delivery of deliveries.waiting()) {
    if (delivery.setAside === null || inFlight.has(delivery.id)) continue;
    groups.set(delivery.setAside.rule, [...(groups.get(delivery.setAside.rule) ?? []), delivery]);
  }
  return groups;
}
