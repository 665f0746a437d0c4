import { api } from "../../../convex/_generated/api";
import type { Id } from "../../../convex/_generated/dataModel";
import type { TierType } from "../../../lib/domain/beatTiers";
import type { creator, Person } from "./backend";

type Creator = Awaited<ReturnType<typeof creator>>;

export const COUPON = {
  code: "SPRING",
  discount: { kind: "percent" as const, percent: 20 },
  beatIds: null,
  tiers: null,
  minAmount: 0,
  startsAt: null,
  endsAt: null,
  maxUses: null,
  maxPerBuyer: null,
  enabled: true,
};

type Changes = Partial<Parameters<Creator["mutation"]>[1]>;

/** Brings a coupon out: 20 % off everything, or what `changes` say. */
export async function coupon(seller: Creator, changes: Changes = {}) {
  return await seller.mutation(api.deals.coupons.create, { ...COUPON, ...changes });
}

/** Opens an order with a code, in the two steps that the route takes. */
export async function openWith(buyer: Person, want: { beatId: Id<"beats">; tierType: TierType; code?: string; seenPrice?: number }) {
  const { beatId, tierType, code = COUPON.code, seenPrice } = want;
  const tried = await buyer.mutation(api.deals.coupons.find, { beatIds: [beatId], code });
  if (!tried.found) throw new Error(tried.reason);
  const item = { kind: "beat_license" as const, beatId, tierType };
  return await buyer.mutation(api.commerce.mutations.open, { item, couponId: tried.couponId, ...(seenPrice === undefined ? {} : { seenPrice }) });
}

/** What became of a seller's newest coupon. */
export async function tally(seller: Creator) {
  const { page } = await seller.query(api.deals.coupons.mine, { paginationOpts: { numItems: 5, cursor: null } });
  const [newest] = page;
  if (newest === undefined) throw new Error("no coupon");
  const { uses, revenue, open } = newest;
  return { uses, revenue, open };
}
