import { STORE_IMAGE_SLOTS } from "../../lib/domain/storefront";
import { internal } from "../_generated/api";
import type { Doc, Id } from "../_generated/dataModel";
import type { MutationCtx } from "../_generated/server";
import { keepListing } from "../beats/listing/keepListing";
import { audit } from "../platform/audit";
import { writeStorefront } from "./storefront";
import { dropStoreImage } from "./storeImage";

/** Beats taken off sale per transaction. */
const WITHDRAW_BATCH = 100;
const CLOSED_NAME = "Closed store";

/**
 * Closes the store of an account that is being deleted: nobody sees it, nothing of it can be bought. What was sold stays
 * with its buyers, and the page of an exclusive stays with its licence.
 */
export async function closeStore(ctx: MutationCtx, store: Doc<"stores">): Promise<void> {
  if (store.closedAt !== undefined) return;
  await ctx.db.patch(store._id, { name: CLOSED_NAME, bio: "", closedAt: Date.now() });
  for (const slot of STORE_IMAGE_SLOTS) await dropStoreImage(ctx, store._id, slot);
  await writeStorefront(ctx, store._id, { links: [], featuredBeatId: null });
  await withdrawBeats(ctx, store._id);
  await audit(ctx, "system", "store.closed", `store:${store._id}`);
}

/** Takes a batch of a store's beats off sale and schedules the next while there is one. */
export async function withdrawBeats(ctx: MutationCtx, storeId: Id<"stores">): Promise<void> {
  const beats = await ctx.db
    .query("beats")
    .withIndex("by_store_status", (q) => q.eq("storeId", storeId).eq("status", "published"))
    .take(WITHDRAW_BATCH);
  for (const beat of beats) {
    await ctx.db.patch(beat._id, { status: "draft" });
    await keepListing(ctx, beat._id);
  }
  if (beats.length === WITHDRAW_BATCH) await ctx.scheduler.runAfter(0, internal.stores.closing.withdraw, { storeId });
}
