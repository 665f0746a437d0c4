import { ApiError, errorWords, postJson } from "@/lib/api-client";
import { numberIn, textIn } from "@/lib/json-fields";
import type { CheckoutProblem, Want } from "./use-checkout";

export { buyWords } from "./buy-words";
export { CheckoutAlert } from "./checkout-alert";

const opened = {
  parse(answer: unknown): { url: string } {
    const url = textIn(answer, "url");
    if (url === undefined) throw new Error("The checkout has no address.");
    return { url };
  },
};

const kinds: Record<string, CheckoutProblem["kind"]> = {
  already_owned: "owned",
  email_unverified: "email",
  coupon_refused: "coupon",
  sold: "gone",
  reserved: "gone",
  unavailable: "gone",
};

/** The page to pay on; that somebody has to sign in first; or why not, with the price as it is now where that is the reason. */
export type CheckoutAnswer = { kind: "open"; url: string } | { kind: "unknown" } | { kind: "refused"; problem: CheckoutProblem; seen?: { price: number; currency: string } };

/** Asks for the checkout at the price that the buyer saw. */
export async function openCheckout(want: Want, price: number): Promise<CheckoutAnswer> {
  const { couponCode } = want;
  const [path, goods] = "lines" in want ? ["/api/cart/checkout", { lines: want.lines }] : ["/api/beats/create-checkout-session", { beatId: want.beatId, tierType: want.tierType }];
  try {
    const { url } = await postJson(path, { ...goods, price, ...(couponCode ? { couponCode } : {}) }, opened);
    return { kind: "open", url };
  } catch (error) {
    return refused(error);
  }
}

function refused(error: unknown): CheckoutAnswer {
  const code = error instanceof ApiError ? error.code : "internal";
  if (code === "unauthenticated") return { kind: "unknown" };
  const details = error instanceof ApiError ? error.details : {};
  const [price, currency] = [numberIn(details, "currentPrice"), textIn(details, "currency")];
  const words = errorWords(error);
  if (code === "price_changed" && price !== undefined && currency !== undefined) return { kind: "refused", problem: { kind: "price", words }, seen: { price, currency } };
  return { kind: "refused", problem: { kind: kinds[code] ?? "other", words } };
}
