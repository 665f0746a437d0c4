import type { DeliveryEffect, DeliveryMatch, FaultRule, Occurrence, RequestEffect, RequestMatch } from "../../packages/sandbox/src/index";
import { expectOk } from "../../scripts/seed/person";
import { sandbox } from "./world";

/** All tests of a house share one sandbox: a rule must name something that only its own test has. */
type Mine<Match> = Match & { containing: string };

/** A rule that is in force. */
export interface Armed {
  /** How many calls it has struck. */
  hits(): Promise<number>;
  /** Ends it; what it held back is sent. */
  lift(): Promise<void>;
}

interface Trouble {
  /** `after`: it was carried out, and nobody heard of it. Default `before`. */
  moment?: "before" | "after";
  /** Which matching calls. Default: the next one. */
  when?: Occurrence;
}

const next = (count: number): Occurrence => ({ next: count });

/** The sandbox's fault switches, by what happens to the product. */
export const faults = {
  /** So many attempts of matching deliveries vanish on the way; the provider tries again. */
  drop: (match: Mine<DeliveryMatch>, attempts = 1) => delivery(match, { kind: "drop" }, next(attempts)),
  /** They never arrive. */
  lose: (match: Mine<DeliveryMatch>, when: Occurrence = next(1)) => delivery(match, { kind: "lose" }, when),
  /** Every matching delivery arrives `copies` more times, all at once. */
  duplicate: (match: Mine<DeliveryMatch>, copies = 1) => delivery(match, { kind: "duplicate", copies }, "always"),
  /** The next `hold` are kept back, then sent in the reverse order. */
  reorder: (match: Mine<DeliveryMatch>, hold: number) => delivery(match, { kind: "reorder", hold }, next(hold)),
  /** All are kept back until the rule is lifted. */
  keepBack: (match: Mine<DeliveryMatch>) => delivery(match, { kind: "delay", ms: 300 * 24 * 60 * 60_000 }, "always"),
  badSignature: (match: Mine<DeliveryMatch>, attempts = 1) => delivery(match, { kind: "bad_signature" }, next(attempts)),
  stale: (match: Mine<DeliveryMatch>, attempts = 1) => delivery(match, { kind: "stale_timestamp", ageMs: 60 * 60_000 }, next(attempts)),

  /** The provider answers 429 or 5xx. */
  fail: (match: Mine<RequestMatch>, status: number, { moment = "before", when = next(1) }: Trouble = {}) => request(match, { kind: "status", status, moment }, when),
  /** The connection breaks without an answer. */
  reset: (match: Mine<RequestMatch>, { moment = "before", when = next(1) }: Trouble = {}) => request(match, { kind: "reset", moment }, when),
  /** The answer breaks off in its middle. */
  truncate: (match: Mine<RequestMatch>, when: Occurrence = next(1)) => request(match, { kind: "truncate" }, when),
  /** The answer takes `ms` of real time. */
  slow: (match: Mine<RequestMatch>, ms: number, when: Occurrence = next(1)) => request(match, { kind: "latency", ms }, when),
};

function delivery(match: DeliveryMatch, effect: DeliveryEffect, occurrence: Occurrence): Promise<Armed> {
  return arm({ on: "delivery", match, effect, occurrence });
}

function request(match: RequestMatch, effect: RequestEffect, occurrence: Occurrence): Promise<Armed> {
  return arm({ on: "request", match, effect, occurrence });
}

async function arm(rule: object): Promise<Armed> {
  const { id } = await ruleIn(await sandbox("/faults", { method: "POST", body: JSON.stringify(rule) }), "arming a fault");
  return {
    hits: async () => (await ruleIn(await sandbox(`/faults/${id}`), "reading a fault")).hits,
    lift: async () => await expectOk(await sandbox(`/faults/${id}`, { method: "DELETE" }), "lifting a fault"),
  };
}

async function ruleIn(response: Response, what: string): Promise<FaultRule> {
  await expectOk(response.clone(), what);
  const body: { fault: FaultRule } = await response.json();
  return body.fault;
}
