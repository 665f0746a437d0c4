import { LIVE_OFFERS } from "../../lib/domain/offers";
import type { MutationCtx } from "../_generated/server";

const BATCH = 100;

/** Writes down that offers are over whose time is. Nothing waits for it: whoever reads an offer goes by its time. */
export async function expireOffers(ctx: MutationCtx): Promise<void> {
  for (const state of LIVE_OFFERS) {
    const over = await ctx.db
      .query("offers")
      .withIndex("by_expiry", (q) => q.eq("state", state).lte("expiresAt", Date.now()))
      .take(BATCH);
    for (const offer of over) await ctx.db.patch(offer._id, { state: "expired" });
  }
}
