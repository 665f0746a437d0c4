import type { FaultDraft } from "../../kernel/faults/rule";

/** A switch with a name: one press arms its rules. */
export interface Preset {
  title: string;
  what: string;
  rules: readonly FaultDraft[];
}

const deliveries = (provider: string | null, effect: Extract<FaultDraft, { on: "delivery" }>["effect"], occurrence: FaultDraft["occurrence"], note: string): FaultDraft => ({
  on: "delivery", match: provider === null ? {} : { provider }, effect, occurrence, note,
});
const requests = (match: Extract<FaultDraft, { on: "request" }>["match"], effect: Extract<FaultDraft, { on: "request" }>["effect"], occurrence: FaultDraft["occurrence"], note: string): FaultDraft => ({
  on: "request", match, effect, occurrence, note,
});
const preset = (title: string, what: string, rule: (note: string) => FaultDraft): Preset => ({ title, what, rules: [rule(title)] });

const STRIPE = { provider: "stripe", path: "/v1/**" };

/** What goes wrong in the world most often, as switches. */
export const PRESETS: Readonly<Record<string, Preset>> = {
  "lose-next": preset("Lose the next Stripe webhook", "It never arrives, and Stripe does not send it again.", (note) => deliveries("stripe", { kind: "lose" }, { next: 1 }, note)),
  "drop-three": preset("Drop three webhook attempts", "Three vanish on the way; the provider tries again.", (note) => deliveries(null, { kind: "drop" }, { next: 3 }, note)),
  twice: preset("Deliver everything twice", "Every webhook comes a second time at the same moment.", (note) => deliveries(null, { kind: "duplicate", copies: 1 }, "always", note)),
  reverse: preset("The next four in reverse", "Stripe's next four webhooks wait for each other and leave last first.", (note) => deliveries("stripe", { kind: "reorder", hold: 4 }, { next: 4 }, note)),
  late: preset("Stripe's webhooks a day late", "Of the sandbox's clock: advance it to let them come.", (note) => deliveries("stripe", { kind: "delay", ms: 24 * 60 * 60_000 }, "always", note)),
  forged: preset("A forged webhook", "The next Stripe webhook is signed for another body.", (note) => deliveries("stripe", { kind: "bad_signature" }, { next: 1 }, note)),
  stale: preset("A recorded webhook", "The next Stripe webhook was signed an hour ago.", (note) => deliveries("stripe", { kind: "stale_timestamp", ageMs: 60 * 60_000 }, { next: 1 }, note)),
  slow: preset("Stripe slow", "Every call of its API takes three seconds longer.", (note) => requests(STRIPE, { kind: "latency", ms: 3000 }, "always", note)),
  down: preset("Stripe down", "Every call of its API answers 503.", (note) => requests(STRIPE, { kind: "status", status: 503, moment: "before" }, "always", note)),
  "answer-lost": preset("Stripe's next answer lost", "Stripe does what it was asked, and the connection breaks.", (note) =>
    requests({ ...STRIPE, method: "POST" }, { kind: "reset", moment: "after" }, { next: 1 }, note)),
  "mail-down": preset("Mail provider down", "Resend answers 500 to everything.", (note) => requests({ provider: "resend" }, { kind: "status", status: 500, moment: "before" }, "always", note)),
  "upload-breaks": preset("The next upload breaks off", "The connection ends while the file is on its way.", (note) =>
    requests({ provider: "uploadthing", method: "PUT", path: "/ingest/*" }, { kind: "reset", moment: "before" }, { next: 1 }, note)),
};
