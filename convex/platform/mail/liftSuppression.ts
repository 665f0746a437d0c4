import type { Id } from "../../_generated/dataModel";
import { fail } from "../../errors";
import type { UserMutationCtx } from "../../functions";
import { enqueueWork } from "../enqueueWork";
import { lift } from "./suppressions";

/** Takes an address off our list, and the provider's, by an administrator's decision. What happened to it before no longer counts. */
export async function liftSuppression(ctx: UserMutationCtx, suppressionId: Id<"suppressions">): Promise<void> {
  const row = (await ctx.db.get(suppressionId)) ?? fail("not_found", "There is no such suppression.");
  await enqueueWork(ctx, { kind: "mail.lift", args: { address: row.address } }, `lift/${suppressionId}/${row.since}`);
  if (!(await lift(ctx, row, { userId: ctx.user._id }))) fail("conflict", "This suppression was lifted before.");
}
