import type { Id } from "../_generated/dataModel";
import { fail } from "../errors";
import type { UserMutationCtx } from "../functions";
import { resolveIncident } from "./incidents";
import { cleanText } from "./text";

const NOTE = { min: 1, max: 500 };

/** Closes an open incident in the caller's name. The note says what was done about it. */
export async function resolveByHand(ctx: UserMutationCtx, { incidentId, note }: { incidentId: Id<"incidents">; note: string }): Promise<void> {
  const incident = await ctx.db.get(incidentId);
  if (incident === null) fail("not_found", "There is no such incident.");
  if (incident.state !== "open") fail("conflict", "This incident is closed already.");
  await resolveIncident(ctx, incident.key, cleanText("note", note, NOTE), { userId: ctx.user._id });
}
