import type { FaultRule, Occurrence } from "../../kernel/faults/rule";
import { span } from "../layout";

/** A rule's effect in a sentence's words. */
export function describeEffect(rule: FaultRule): string {
  return rule.on === "delivery" ? deliveryWords(rule.effect) : requestWords(rule.effect);
}

function deliveryWords(effect: Extract<FaultRule, { on: "delivery" }>["effect"]): string {
  switch (effect.kind) {
    case "duplicate":
      return effect.copies === 1 ? "arrives twice" : `arrives ${effect.copies + 1} times`;
    case "reorder":
      return `${effect.hold} wait and leave in reverse`;
    case "delay":
      return `leaves ${span(effect.ms)} later`;
    case "drop":
      return "vanishes, is tried again";
    case "lose":
      return "is lost for good";
    case "bad_signature":
      return "is badly signed";
    case "stale_timestamp":
      return `was signed ${span(effect.ageMs)} ago`;
  }
}

function requestWords(effect: Extract<FaultRule, { on: "request" }>["effect"]): string {
  switch (effect.kind) {
    case "latency":
      return `is answered ${effect.ms} ms later`;
    case "reset":
      return effect.moment === "after" ? "is carried out, its answer lost" : "breaks off";
    case "status":
      return `is answered ${effect.status}${effect.moment === "after" ? " after it was carried out" : ""}`;
    case "truncate":
      return "gets half an answer";
  }
}

/** What a rule strikes. */
export function describeMatch({ on, match }: FaultRule): string {
  const parts = [match.provider ?? "any provider", "method" in match && match.method, "path" in match && match.path, "type" in match && match.type];
  const inside = match.containing === undefined ? [] : [`with “${match.containing}”`];
  return [...parts.filter((part) => typeof part === "string"), on === "delivery" ? "deliveries" : "requests", ...inside].join(" ");
}

export function describeOccurrence(occurrence: Occurrence): string {
  if (occurrence === "always") return "every one";
  if ("nth" in occurrence) return `number ${occurrence.nth} only`;
  if ("every" in occurrence) return `every ${occurrence.every}th`;
  return occurrence.next === 1 ? "the next one" : `the next ${occurrence.next}`;
}
