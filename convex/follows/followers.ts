import type { Id } from "../_generated/dataModel";
import type { QueryCtx } from "../_generated/server";
import { tallyOf } from "../platform/tally";

/** Under what name a store's followers are counted. */
export function followTally(storeId: Id<"stores">): string {
  return `follows/${storeId}`;
}

/** How many people follow a store. */
export async function followerCount(ctx: QueryCtx, storeId: Id<"stores">): Promise<number> {
  return await tallyOf(ctx, followTally(storeId));
}
