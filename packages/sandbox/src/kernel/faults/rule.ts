/** What is to go wrong, when, and how often it has. */

/** Which matching calls a rule strikes, counted from its making. Exactly one of them; `"always"` strikes every one. */
export type Occurrence = "always" | { next: number } | { nth: number } | { every: number };

/** Outgoing: webhooks and callbacks. What is left out matches anything. */
export interface DeliveryMatch {
  provider?: string;
  /** An event type; `*` stands for any text: `payment_intent.*`. */
  type?: string;
  /** A text in the body, so that a rule can mean one order, one file, one address. */
  containing?: string;
}

export type DeliveryEffect =
  /** Arrives `copies` more times, all at the same moment. */
  | { kind: "duplicate"; copies: number }
  /** `hold` deliveries are kept back until there are as many; then they leave one after the other, the last one first. */
  | { kind: "reorder"; hold: number }
  /** Leaves `ms` of the sandbox's clock later. */
  | { kind: "delay"; ms: number }
  /** One attempt vanishes on the way; the provider tries again as after any silence. */
  | { kind: "drop" }
  /** Never arrives, and the provider does not try again. */
  | { kind: "lose" }
  /** Signed for another body. */
  | { kind: "bad_signature" }
  /** Signed `ageMs` before now, as a recorded delivery that somebody sends again. */
  | { kind: "stale_timestamp"; ageMs: number };

/** Incoming: the product's requests to a provider. */
export interface RequestMatch {
  provider?: string;
  method?: string;
  /** The provider's own path; `*` stands for one segment, a last `**` for the rest: `/v1/refunds/*`. */
  path?: string;
  /** A text in path, query or body. Bodies above 256 KB and files are not looked into. */
  containing?: string;
}

/** Whether the provider had done what it was asked before things went wrong: `after` is a lost answer. */
export type Moment = "before" | "after";

export type RequestEffect =
  /** The answer comes `ms` of real time later. */
  | { kind: "latency"; ms: number }
  /** The connection breaks without an answer. */
  | { kind: "reset"; moment: Moment }
  /** 429 or 5xx in the provider's own error shape. */
  | { kind: "status"; status: number; moment: Moment }
  /** The answer breaks off in its middle. */
  | { kind: "truncate" };

export type DeliveryFault = { on: "delivery"; match: DeliveryMatch; effect: DeliveryEffect };
export type RequestFault = { on: "request"; match: RequestMatch; effect: RequestEffect };

/** A rule as somebody asks for it. */
export type FaultDraft = (DeliveryFault | RequestFault) & { occurrence: Occurrence; note: string | null };

/** A rule as it is kept. `met` counts the calls it matched, `hits` those it struck. */
export type FaultRule = FaultDraft & { id: string; createdAt: number; met: number; hits: number };
export type DeliveryRule = FaultRule & DeliveryFault;
export type RequestRule = FaultRule & RequestFault;

/** What is written beside a call that was struck. */
export interface FaultHit {
  rule: string;
  effect: FaultRule["effect"]["kind"];
}

export function hitOf(rule: FaultRule): FaultHit {
  return { rule: rule.id, effect: rule.effect.kind };
}

/** How often a rule will strike yet; null when there is no end. */
export function remainingOf({ occurrence, hits }: Pick<FaultRule, "occurrence" | "hits">): number | null {
  if (occurrence === "always" || "every" in occurrence) return null;
  return Math.max(0, ("next" in occurrence ? occurrence.next : 1) - hits);
}

/** Whether a rule strikes the call that comes after `met` earlier ones. */
export function isDue(rule: Pick<FaultRule, "occurrence" | "hits" | "met">): boolean {
  const { occurrence, met } = rule;
  if (occurrence === "always") return true;
  if ("nth" in occurrence) return met + 1 === occurrence.nth;
  if ("every" in occurrence) return (met + 1) % occurrence.every === 0;
  return remainingOf(rule) !== 0;
}
