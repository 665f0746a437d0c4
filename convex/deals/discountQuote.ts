import { couponOff } from "../../lib/domain/coupons";
import { formatMoney } from "../../lib/domain/money";
import type { Doc, Id } from "../_generated/dataModel";
import type { QueryCtx } from "../_generated/server";
import type { Quote, QuotedLine } from "../commerce/kinds/productKind";
import { fail } from "../errors";
import { couponProblem } from "./couponProblem";

/** The coupon by its id, if it is good at this time. */
export async function couponNow(ctx: QueryCtx, couponId: string): Promise<Doc<"coupons">> {
  const id: Id<"coupons"> | null = ctx.db.normalizeId("coupons", couponId);
  const coupon = id === null ? null : await ctx.db.get(id);
  if (coupon === null) fail("coupon_refused", "There is no such code any more.");
  const problem = couponProblem(coupon, Date.now());
  if (problem !== null) fail("coupon_refused", problem);
  return coupon;
}

/** A quote with what a coupon takes off it, line by line. Each line keeps what it cost before and what came off. */
export function withCoupon(quote: Quote, coupon: Doc<"coupons">): Quote {
  const { _id: couponId, code, discount, currency } = coupon;
  if (currency !== quote.currency || quote.lines.some(({ storeId }) => storeId !== coupon.storeId)) fail("coupon_refused", "This code is of another store.");
  if (quote.lines.every(isAgreed)) fail("coupon_refused", "The price that you agreed on with the seller takes no code.");
  const lines = quote.lines.map((line) => ({ beatId: line.detail.beatId, tierType: line.detail.tierType, amount: line.unitAmount * line.quantity, fixed: isAgreed(line) }));
  const { off, refusal } = couponOff(discount, coupon, lines);
  if (off === null) {
    fail("coupon_refused", refusal === "below_minimum" ? `This code is for purchases of ${formatMoney(coupon.minAmount, currency)} or more.` : "This code is not for this licence.");
  }
  return {
    ...quote,
    lines: quote.lines.map((line, at) => {
      const amount = off[at] ?? 0;
      if (amount === 0) return line;
      const words = `Code ${code}`;
      return {
        ...line,
        unitAmount: line.unitAmount - amount,
        description: `${line.description}. ${words}: ${formatMoney(amount, currency)} off`,
        listAmount: line.listAmount ?? line.unitAmount,
        discounts: [...(line.discounts ?? []), { kind: "coupon" as const, couponId, words, amount }],
      };
    }),
  };
}

function isAgreed({ discounts }: QuotedLine): boolean {
  return discounts?.some(({ kind }) => kind === "offer") === true;
}
