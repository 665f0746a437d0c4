import type { Id } from "../../_generated/dataModel";
import type { CreatorMutationCtx } from "../../functions";
import { audit } from "../../platform/audit";
import { ownBeat } from "../ownBeat";
import { dropRelease } from "./releaseOf";

/** Keeps a draft of the caller from going on sale by itself, or puts the note of a missed release away. Without one, nothing changes. */
export async function cancelRelease(ctx: CreatorMutationCtx, beatId: Id<"beats">): Promise<void> {
  const beat = await ownBeat(ctx, beatId);
  if (await dropRelease(ctx, beat._id)) await audit(ctx, { userId: ctx.user._id }, "beat.unscheduled", `beat:${beatId}`);
}
