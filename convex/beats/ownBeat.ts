import type { Doc, Id } from "../_generated/dataModel";
import type { CreatorQueryCtx } from "../functions";
import { fail } from "../errors";

/** A beat of the caller's store; somebody else's does not exist for them. */
export async function ownBeat(ctx: Pick<CreatorQueryCtx, "db" | "store">, beatId: Id<"beats">): Promise<Doc<"beats">> {
  const beat = await ctx.db.get(beatId);
  if (beat === null || beat.storeId !== ctx.store._id) fail("not_found", "There is no such beat of yours.");
  return beat;
}
