import type { Clock } from "../../kernel/types";
import { API_VERSION } from "../schema/load";
import { make } from "../schema/blank";
import { noSuch } from "../wire/errors";
import { newId } from "./ids";
import { emptyTables, KINDS, kindOf, type Store } from "./store";
import type { Changes, EventType, Kind, Resource, StripeEvent, Tables } from "./types";

/** Who caused a change: the API request, or nobody (`id` null: the clock, a buyer on the hosted page). */
export interface Cause {
  id: string | null;
  idempotency_key: string | null;
}
export const NOBODY: Cause = { id: null, idempotency_key: null };

/**
 * One request's view of the account. What it writes is seen by its own reads at once and by everybody else when it is
 * committed; nothing is, when it throws. Stored objects are never changed in place: `put` a new one.
 */
export class Transaction {
  private readonly written = emptyTables();
  /** Events in the order in which Stripe sends them. */
  readonly events: StripeEvent[] = [];

  constructor(
    private readonly store: Store,
    readonly clock: Pick<Clock, "now">,
    private readonly cause: Cause,
  ) {}

  /** Seconds since the epoch, as all of Stripe's timestamps. */
  now(): number {
    return Math.floor(this.clock.now() / 1000);
  }

  find<K extends Kind>(kind: K, id: string): Tables[K] | undefined {
    return this.written[kind].get(id) ?? this.store.get(kind, id);
  }

  /** @throws StripeError `resource_missing`: 400 when `param` names where the id came from, 404 when the URL did. */
  get<K extends Kind>(kind: K, id: string, param?: string): Tables[K] {
    const found = this.find(kind, id);
    if (!found) throw noSuch(kind, id, param);
    return found;
  }

  /** Any object by its id, whatever it is. */
  findById(id: string): Tables[Kind] | undefined {
    const kind = kindOf(id);
    return kind && this.find(kind, id);
  }

  /** Oldest first, with what this transaction wrote. */
  all<K extends Kind>(kind: K): Tables[K][] {
    const overlay = new Map(this.written[kind]);
    const merged = this.store.all(kind).map((value) => {
      const newer = overlay.get(value.id);
      overlay.delete(value.id);
      return newer ?? value;
    });
    return [...merged, ...overlay.values()];
  }

  put<K extends Kind>(kind: K, value: Tables[K]): Tables[K] {
    this.written[kind].set(value.id, value);
    return value;
  }

  /** @param before the object as it was, for `data.previous_attributes` of `*.updated` and `charge.refunded`. */
  emit(type: EventType, object: Resource, before?: Resource): void {
    const event = make("Event", {
      id: newId("evt"),
      object: "event" as const,
      api_version: API_VERSION,
      created: this.now(),
      data: { object: structuredClone(object), ...(before && { previous_attributes: difference(before, object) }) },
      livemode: false,
      pending_webhooks: 1,
      request: this.cause,
      type,
    });
    this.events.push(this.put("event", event));
  }

  changes(): Changes {
    const changes: Changes = {};
    for (const kind of KINDS) {
      const written = this.written[kind];
      if (written.size > 0) Object.assign(changes, { [kind]: [...written.values()] });
    }
    return changes;
  }
}

/** The attributes that changed, with the values they had. */
function difference(before: object, after: object): Record<string, unknown> {
  const now = new Map<string, unknown>(Object.entries(after));
  return Object.fromEntries(
    Object.entries(before).filter(([key, value]) => JSON.stringify(value) !== JSON.stringify(now.get(key))),
  );
}
