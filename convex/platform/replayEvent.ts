import { internal } from "../_generated/api";
import type { Id } from "../_generated/dataModel";
import { fail } from "../errors";
import type { UserMutationCtx } from "../functions";
import { audit } from "./audit";

/** Schedules a failed or waiting event once more. What it already did is not done twice. */
export async function replayEvent(ctx: UserMutationCtx, inboxId: Id<"inbox">): Promise<void> {
  const event = await ctx.db.get(inboxId);
  if (event === null) fail("not_found", "There is no such event.");
  if (event.state !== "failed" && event.state !== "waiting") fail("conflict", "Only a failed or waiting event can be replayed.");
  await ctx.db.patch(inboxId, { state: "received", waitsFor: null });
  await ctx.scheduler.runAfter(0, internal.platform.inbox.process, { inboxId });
  await audit(ctx, { userId: ctx.user._id }, "event.replayed", `inbox:${inboxId}`, { eventId: event.eventId, type: event.type });
}
