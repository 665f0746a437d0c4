import { pick } from "../support/random";

/** So many beats lie beside the first in the largest cart: with three alike, the store's "buy 2, get 1" makes one free. */
export const MOST_BESIDE = 2;

/** How a buyer pays, or does not. */
export const WAYS = ["by card", "by card with 3-D Secure", "declined, then by card", "3-D Secure refused, then by card", "by bank debit", "by a bank debit that fails", "not at all", "for nothing"] as const;
export type Way = (typeof WAYS)[number];

/** What becomes of it afterwards. */
export const SEQUELS = [
  "kept",
  "refunded by its seller",
  "refunded in part at Stripe",
  "refunded at Stripe",
  "refunded in part at Stripe, the rest by its seller",
  "refunded by its seller, and the bank sends it back",
  "refunded by its seller, sent back, and refunded again",
  "disputed and lost",
  "disputed and won",
  "asked about by the bank, which lets it rest",
  "refunded in part at Stripe, the rest disputed and lost",
  "upgraded, the upgrade refunded by its seller",
  "upgraded, what it grew out of refunded at Stripe",
] as const;
export type Sequel = (typeof SEQUELS)[number];

export interface Scenario {
  name: string;
  tier: "basic" | "premium" | "exclusive";
  /** What else is in the cart: the licences on other beats of the store that are bought with it. */
  beside: readonly ("basic" | "premium")[];
  way: Way;
  sequel: Sequel;
  /** In [0, 1): how much of the price goes back first where only a part does. */
  share: number;
}

/** How an order ends. */
export interface End {
  payment: "paid" | "partially_refunded" | "refunded" | "failed" | "expired";
  fulfilment: "none" | "fulfilled" | "revoked";
  dispute: "none" | "won" | "lost";
  licenses: readonly string[];
}

export function randomScenario(at: number, random: () => number): Scenario {
  const way = pick<Way>([...WAYS, "by card", "by card", "by bank debit"], random());
  const isPaid = way !== "by a bank debit that fails" && way !== "not at all" && way !== "for nothing";
  // What a bank debit's owner takes back through the bank is lost at once: no dispute to be won.
  const possible = SEQUELS.filter((sequel) => way !== "by bank debit" || !/disput|asked about/.test(sequel));
  const sequel = isPaid ? pick(possible, random()) : "kept";
  const small = way === "for nothing" || sequel.startsWith("upgraded");
  const tier = small ? "basic" : pick(["basic", "premium", "basic", "premium", "basic", "premium", "exclusive"] as const, random());
  const beside = Array.from({ length: way === "for nothing" ? 0 : pick([0, 0, 1, MOST_BESIDE], random()) }, () => pick(["basic", "basic", "premium"] as const, random()));
  return { name: `#${at}: ${[tier, ...beside].join(" and ")}, paid ${way}, ${sequel}`, tier, beside, way, sequel, share: random() };
}

const SOLD: End = { payment: "paid", fulfilment: "fulfilled", dispute: "none", licenses: ["active"] };
const RETURNED: End = { payment: "refunded", fulfilment: "revoked", dispute: "none", licenses: ["refunded"] };

/** The states that a scenario must end in, by the rules of the house and whatever happened on the way. */
export function endOf(scenario: Scenario): { order: End; upgrade: End | null } {
  const { order, upgrade } = endOfOne(scenario);
  // All licences of a cart share the fate of its payment.
  return { order: { ...order, licenses: order.licenses.flatMap((status) => [status, ...scenario.beside.map(() => status)]) }, upgrade };
}

function endOfOne({ way, sequel }: Scenario): { order: End; upgrade: End | null } {
  if (way === "not at all") return alone({ payment: "expired", fulfilment: "none", dispute: "none", licenses: [] });
  if (way === "by a bank debit that fails") return alone({ payment: "failed", fulfilment: "none", dispute: "none", licenses: [] });
  switch (sequel) {
    case "kept":
      return alone(SOLD);
    case "refunded by its seller":
    case "refunded at Stripe":
    case "refunded in part at Stripe, the rest by its seller":
    case "refunded by its seller, sent back, and refunded again":
      return alone(RETURNED);
    case "refunded in part at Stripe":
      return alone({ ...SOLD, payment: "partially_refunded" });
    case "refunded by its seller, and the bank sends it back":
      return alone({ ...RETURNED, payment: "paid" });
    case "disputed and lost":
      return alone({ ...SOLD, fulfilment: "revoked", dispute: "lost", licenses: ["revoked"] });
    case "disputed and won":
    case "asked about by the bank, which lets it rest":
      return alone({ ...SOLD, dispute: "won" });
    case "refunded in part at Stripe, the rest disputed and lost":
      return alone({ payment: "partially_refunded", fulfilment: "revoked", dispute: "lost", licenses: ["revoked"] });
    case "upgraded, the upgrade refunded by its seller":
      return { order: SOLD, upgrade: RETURNED };
    case "upgraded, what it grew out of refunded at Stripe":
      return { order: RETURNED, upgrade: RETURNED };
  }
}

function alone(order: End): { order: End; upgrade: null } {
  return { order, upgrade: null };
}
