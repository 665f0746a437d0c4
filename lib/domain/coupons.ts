import type { TierType } from "./beatTiers";
import { type Discount, discountOn, roundedOff, spreadOver } from "./discounts";

export const COUPON_BOUNDS = {
  code: { min: 3, max: 24 },
  percent: { min: 1, max: 100 },
  /** Minor units. */
  amount: { min: 50, max: 1_000_000 },
  uses: { min: 1, max: 100_000 },
  perBuyer: { min: 1, max: 100 },
  beats: 50,
} as const;

/** Letters and digits that nobody mistakes for one another, for codes we make up. */
const CLEAR = "ABCDEFGHJKMNPQRSTUVWXYZ23456789";
const SHAPE = new RegExp(`^[A-Z0-9](?:[A-Z0-9-]{${COUPON_BOUNDS.code.min - 2},${COUPON_BOUNDS.code.max - 2}})[A-Z0-9]$`);

/** A code as it is kept and compared: without blanks, in capitals; `null` for what can be none. */
export function couponCode(text: string): string | null {
  const code = text.replace(/\s/g, "").toUpperCase();
  return SHAPE.test(code) ? code : null;
}

/** A code nobody guesses, from as many random bytes as it has characters. */
export function codeFrom(bytes: Uint8Array): string {
  return Array.from(bytes, (byte) => CLEAR.charAt(byte % CLEAR.length)).join("");
}

/** What a coupon is good for. `null` is without limit. */
export type CouponScope = { beatIds: readonly string[] | null; tiers: readonly TierType[] | null; minAmount: number };

/** A line as a coupon sees it: `amount` as it stands after whatever came off before, minor units; `fixed` takes no code. */
export type CouponLine = { beatId: string; tierType: TierType; amount: number; fixed?: boolean };

/** Whether a coupon may come off a line. */
export function covers({ beatIds, tiers }: CouponScope, { beatId, tierType }: Pick<CouponLine, "beatId" | "tierType">): boolean {
  return (beatIds === null || beatIds.includes(beatId)) && (tiers === null || tiers.includes(tierType));
}

/** What a coupon takes off each line, or why it takes nothing off. */
export type CouponOff = { off: number[]; refusal: null } | { off: null; refusal: "out_of_scope" | "below_minimum" };

/**
 * What a coupon takes off lines: off those it covers, in proportion. The minimum is what those come to. Where all that is
 * left of the whole is too small to be charged, it comes off too, so the lines add up to what is charged.
 */
export function couponOff(discount: Discount, scope: CouponScope, lines: readonly CouponLine[]): CouponOff {
  const covered = lines.map((line) => (covers(scope, line) && line.fixed !== true && line.amount > 0 ? line.amount : 0));
  const base = covered.reduce((sum, amount) => sum + amount, 0);
  if (base === 0) return { off: null, refusal: "out_of_scope" };
  if (base < scope.minAmount) return { off: null, refusal: "below_minimum" };
  const amounts = lines.map(({ amount }) => amount);
  const total = amounts.reduce((sum, amount) => sum + amount, 0);
  const off = discountOn(discount, base);
  if (roundedOff(total, off) === total) return { off: amounts, refusal: null };
  return { off: spreadOver(covered, off), refusal: null };
}
