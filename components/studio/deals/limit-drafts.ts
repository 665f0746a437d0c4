import { COUPON_BOUNDS } from "@/lib/domain/coupons";
import { couponLimits } from "@/strings/deals";
import type { CouponSettings } from "./coupon-types";

/** How long and how often, as it is typed. */
export type LimitDraft = { startsAt: string; endsAt: string; maxUses: string; maxPerBuyer: string };

export const NO_LIMITS: LimitDraft = { startsAt: "", endsAt: "", maxUses: "", maxPerBuyer: "1" };

/** A moment as a `datetime-local` field takes it, in the seller's own time. */
export function fieldTime(at: number | null): string {
  if (at === null) return "";
  const local = new Date(at - new Date(at).getTimezoneOffset() * 60_000);
  return local.toISOString().slice(0, 16);
}

export function draftOf({ startsAt, endsAt, maxUses, maxPerBuyer }: CouponSettings): LimitDraft {
  return { startsAt: fieldTime(startsAt), endsAt: fieldTime(endsAt), maxUses: maxUses === null ? "" : String(maxUses), maxPerBuyer: maxPerBuyer === null ? "" : String(maxPerBuyer) };
}

export type LimitProblems = Partial<Record<keyof LimitDraft, string>>;

/** What was typed as it is sent, or what is wrong with it, field by field. */
export function readLimits(draft: LimitDraft): { limits: Omit<CouponSettings, "enabled">; problems: LimitProblems } {
  const limits = {
    startsAt: draft.startsAt === "" ? null : new Date(draft.startsAt).getTime(),
    endsAt: draft.endsAt === "" ? null : new Date(draft.endsAt).getTime(),
    maxUses: draft.maxUses === "" ? null : Number(draft.maxUses),
    maxPerBuyer: draft.maxPerBuyer === "" ? null : Number(draft.maxPerBuyer),
  };
  const problems: LimitProblems = {};
  if (limits.startsAt !== null && limits.endsAt !== null && limits.endsAt <= limits.startsAt) problems.endsAt = couponLimits.order;
  if (outside(limits.maxUses, COUPON_BOUNDS.uses)) problems.maxUses = couponLimits.bounds(COUPON_BOUNDS.uses);
  if (outside(limits.maxPerBuyer, COUPON_BOUNDS.perBuyer)) problems.maxPerBuyer = couponLimits.bounds(COUPON_BOUNDS.perBuyer);
  return { limits, problems };
}

type Bounds = { min: number; max: number };

function outside(value: number | null, { min, max }: Bounds): boolean {
  return value !== null && (!Number.isInteger(value) || value < min || value > max);
}
