import type { FunctionArgs, FunctionReturnType } from "convex/server";
import type { api } from "@/convex/_generated/api";

export type Coupon = FunctionReturnType<typeof api.deals.coupons.mine>["page"][number];
export type CouponArgs = FunctionArgs<typeof api.deals.coupons.create>;
export type CouponSettings = Pick<CouponArgs, "startsAt" | "endsAt" | "maxUses" | "maxPerBuyer" | "enabled">;
