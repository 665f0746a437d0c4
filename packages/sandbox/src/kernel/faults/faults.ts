import { randomUUID } from "node:crypto";
import type { JournalStore } from "../journal";
import type { Clock } from "../types";
import { type IncomingCall, matchesDelivery, matchesRequest, type OutgoingCall } from "./match";
import { type DeliveryRule, type FaultDraft, type FaultRule, isDue, remainingOf, type RequestRule } from "./rule";

type FaultEntry =
  | { type: "added"; rule: FaultRule }
  | { type: "met"; id: string; struck: boolean }
  | { type: "removed"; id: string }
  | { type: "cleared" };

/** So many, and somebody forgets to clear them: every call is held against each. */
const MOST_RULES = 500;

export interface Faults {
  /** Oldest first. */
  list(): readonly FaultRule[];
  get(id: string): FaultRule | undefined;
  add(draft: FaultDraft): FaultRule;
  /** @returns whether there was one. */
  remove(id: string): boolean;
  clear(): void;
  /** The rule that strikes this delivery now. `spared` are rules that have struck it already and do so once only. */
  strikeDelivery(call: OutgoingCall, spared: readonly string[]): DeliveryRule | null;
  /** The rule that strikes this request now. `text` is asked for only when a rule wants to look inside. */
  strikeRequest(call: IncomingCall, text: () => Promise<string>): Promise<RequestRule | null>;
  /** Told after a rule is gone; what it held back is free. */
  onRemoved(listener: () => void): void;
}

/**
 * The switch board: rules and their counts, kept in the journal `faults`. One fault a call: the oldest rule that is due
 * strikes, and the younger ones do not count that call.
 */
export function createFaults(journals: JournalStore, clock: Pick<Clock, "now">): Faults {
  const rules = new Map<string, FaultRule>();
  const listeners: (() => void)[] = [];

  const apply = (entry: FaultEntry) => {
    if (entry.type === "added") return void rules.set(entry.rule.id, entry.rule);
    if (entry.type === "removed") return void rules.delete(entry.id);
    if (entry.type === "cleared") return rules.clear();
    const rule = rules.get(entry.id);
    if (rule === undefined) return;
    rule.met += 1;
    if (entry.struck) rule.hits += 1;
  };
  const journal = journals.open<FaultEntry>("faults", apply, () => [...rules.values()].map((rule) => ({ type: "added", rule })));

  /** Counts the call on each rule up to the one that strikes. */
  const firstDue = <Rule extends FaultRule>(candidates: readonly Rule[]): Rule | null => {
    for (const rule of candidates) {
      const struck = isDue(rule);
      journal.record({ type: "met", id: rule.id, struck });
      if (struck) return rule;
    }
    return null;
  };
  const live = () => [...rules.values()].filter((rule) => remainingOf(rule) !== 0);
  const removed = () => listeners.forEach((listener) => listener());

  return {
    list: () => [...rules.values()],
    get: (id) => rules.get(id),
    add(draft) {
      if (rules.size >= MOST_RULES) throw new Error(`There are ${MOST_RULES} rules already. Clear those that are spent.`);
      const rule: FaultRule = { ...draft, id: `flt_${randomUUID().replaceAll("-", "").slice(0, 16)}`, createdAt: clock.now(), met: 0, hits: 0 };
      journal.record({ type: "added", rule });
      return rules.get(rule.id) ?? rule;
    },
    remove(id) {
      if (!rules.has(id)) return false;
      journal.record({ type: "removed", id });
      removed();
      return true;
    },
    clear() {
      journal.record({ type: "cleared" });
      removed();
    },
    strikeDelivery(call, spared) {
      const aimed = live().filter((rule): rule is DeliveryRule => rule.on === "delivery");
      return firstDue(aimed.filter(({ id, match }) => !spared.includes(id) && matchesDelivery(match, call)));
    },
    async strikeRequest(call, text) {
      const aimed = live().filter((rule): rule is RequestRule => rule.on === "request" && matchesRequest(rule.match, call));
      if (aimed.length === 0) return null;
      const inside = aimed.some(({ match }) => match.containing !== undefined) ? await text() : "";
      // Counts may have moved while the body was read.
      return firstDue(aimed.filter((rule) => remainingOf(rule) !== 0 && (rule.match.containing === undefined || inside.includes(rule.match.containing))));
    },
    onRemoved: (listener) => void listeners.push(listener),
  };
}
