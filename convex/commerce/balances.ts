import { paginationOptsValidator, paginationResultValidator } from "convex/server";
import { v } from "convex/values";
import { internalMutation } from "../_generated/server";
import { creatorQuery } from "../functions";
import { rollUp as roll } from "./balance/rollUp";
import { sellerBalance } from "./balance/sellerBalance";
import { sellerEntries } from "./balance/sellerEntries";

/** What the caller is owed now, per currency, and day by day. Minor units; days are their start in UTC, ms; days without entries are left out. */
export const mine = creatorQuery({
  args: { days: v.union(v.literal(30), v.literal(90), v.literal(365)) },
  returns: v.array(
    v.object({
      currency: v.string(),
      since: v.number(),
      until: v.number(),
      balance: v.number(),
      /** What was there before the first day. */
      opening: v.number(),
      days: v.array(v.object({ day: v.number(), change: v.number(), closing: v.number() })),
    }),
  ),
  handler: async (ctx, { days }) => await sellerBalance(ctx, days),
});

/** The entries behind it, newest first. */
export const entries = creatorQuery({
  args: { currency: v.string(), paginationOpts: paginationOptsValidator },
  returns: paginationResultValidator(
    v.object({
      entryId: v.id("ledgerEntries"),
      at: v.number(),
      fact: v.string(),
      orderId: v.id("orders"),
      number: v.string(),
      item: v.string(),
      amount: v.number(),
    }),
  ),
  handler: async (ctx, { currency, paginationOpts }) => await sellerEntries(ctx, currency, paginationOpts),
});

/** What the clock calls. */
export const rollUp = internalMutation({
  args: {},
  returns: v.null(),
  handler: async (ctx): Promise<null> => {
    await roll(ctx);
    return null;
  },
});
