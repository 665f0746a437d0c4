import type { Doc, Id } from "../_generated/dataModel";
import type { MutationCtx } from "../_generated/server";
import { keepStanding } from "../reviews/standing";

type Change = { status: Doc<"licenses">["status"]; supersededBy?: Id<"licenses"> | undefined };

/** Changes a licence's status and what rests on it: whether its holder's review of the beat stands. */
export async function changeLicense(ctx: MutationCtx, license: Doc<"licenses">, change: Change): Promise<void> {
  await ctx.db.patch(license._id, change);
  await keepStanding(ctx, license.buyerId, license.beatId);
}
