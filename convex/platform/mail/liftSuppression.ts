import type { Id } from "../../_generated/dataModel";
import { fail } from "../../errors";
import type { UserMutationCtx } from "../../functions";
import { lift } from "./suppressions";

/** Takes an address off our list by an administrator's decision. What happened to it before no longer counts. */
export async function liftSuppression(ctx: UserMutationCtx, suppressionId: Id<"suppressions">): Promise<void> {
  const row = (await ctx.db.get(suppressionId)) ?? fail("not_found", "There is no such suppression.");
  if (!(await lift(ctx, row, { userId: ctx.user._id }))) fail("conflict", "This suppression was lifted before.");
}
