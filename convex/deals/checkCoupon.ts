import type { ObjectType } from "convex/values";
import { COUPON_BOUNDS } from "../../lib/domain/coupons";
import { fail } from "../errors";
import type { couponSettings } from "./validators";

export function refuseField(field: string, message: string): never {
  fail("invalid_request", message, [{ field, message }]);
}

/** Refuses what is no whole number within bounds. */
export function within(field: string, value: number, { min, max }: { min: number; max: number }): void {
  if (!Number.isSafeInteger(value) || value < min || value > max) refuseField(field, `Give a whole number from ${min} to ${max}.`);
}

/** Refuses settings that mean nothing. */
export function checkSettings({ startsAt, endsAt, maxUses, maxPerBuyer }: ObjectType<typeof couponSettings>): void {
  for (const at of [startsAt, endsAt]) if (at !== null) within("window", at, { min: 0, max: Number.MAX_SAFE_INTEGER });
  if (startsAt !== null && endsAt !== null && endsAt <= startsAt) refuseField("endsAt", "The end must come after the beginning.");
  if (maxUses !== null) within("maxUses", maxUses, COUPON_BOUNDS.uses);
  if (maxPerBuyer !== null) within("maxPerBuyer", maxPerBuyer, COUPON_BOUNDS.perBuyer);
}
