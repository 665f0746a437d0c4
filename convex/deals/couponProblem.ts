import type { Doc } from "../_generated/dataModel";

/** One answer for what does not exist, is paused or has not begun: whoever guesses learns nothing of what is to come. */
export const NO_SUCH_CODE = "There is no such code for this store at the moment.";

/** Why a coupon is not good at a time, for anybody; `null` when it is. */
export function couponProblem({ enabled, startsAt, endsAt }: Doc<"coupons">, now: number): string | null {
  if (!enabled || (startsAt !== null && now < startsAt)) return NO_SUCH_CODE;
  if (endsAt !== null && now >= endsAt) return "This code is no longer valid.";
  return null;
}
