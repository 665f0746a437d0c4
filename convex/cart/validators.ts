import { v } from "convex/values";
import { vTierType } from "../beats/validators";
import { vWish } from "../commerce/validators";

/** A wish as a browser kept it: the id may be of no beat any more. */
export const vLooseWish = v.object({ beatId: v.string(), tierType: vTierType });

/** A line of a cart as its page shows it. Minor units. */
export const vCartRow = v.object({
  ...vWish.fields,
  slug: v.string(),
  title: v.string(),
  levels: v.array(v.number()),
  /** The licences on offer, to change between. */
  tiers: v.array(v.object({ tierType: vTierType, name: v.string(), price: v.number() })),
  /** Before and after what an agreed price or a deal takes off; `null` where it cannot be bought. */
  listPrice: v.union(v.number(), v.null()),
  price: v.union(v.number(), v.null()),
  /** What took it off, in words. */
  off: v.array(v.string()),
  /** An agreed price takes no code. */
  fixed: v.boolean(),
  /** Why it cannot be bought now, by the code and words that a checkout would refuse it with. */
  problem: v.union(v.object({ code: v.string(), words: v.string() }), v.null()),
});

/** What a cart holds of one store: one checkout. */
export const vCartGroup = v.object({
  store: v.object({ slug: v.string(), name: v.string() }),
  currency: v.string(),
  rows: v.array(vCartRow),
  /** The store's deals on licences that are in the cart; `missing` more make the next free. */
  deals: v.array(v.object({ tierType: vTierType, tierName: v.string(), buy: v.number(), get: v.number(), missing: v.number() })),
  /** What the rows that can be bought come to, before a code. */
  total: v.number(),
});

export const vCart = v.object({ groups: v.array(vCartGroup), lines: v.array(vWish), gone: v.array(v.string()) });
