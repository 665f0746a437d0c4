import type { MutationCtx } from "../../_generated/server";
import { openIncident, type Incident } from "../incidents";

/**
 * Opens an incident for something that is found again and again as long as it lasts. What a person has closed with a note stays
 * closed while it is the same: the same message and the same details. Returns whether an incident is new.
 */
export async function raise(ctx: MutationCtx, incident: Incident): Promise<boolean> {
  if (await isSettledByPerson(ctx, incident)) return false;
  const { incidentId, created } = await openIncident(ctx, incident);
  // Found again with other figures: whoever reads it should read how it is now.
  if (!created) await ctx.db.patch(incidentId, { message: incident.message, detail: incident.detail ?? {} });
  return created;
}

/** Whether a person has closed this very thing. */
export async function isSettledByPerson(ctx: MutationCtx, { key, message, detail = {} }: Incident): Promise<boolean> {
  const last = await ctx.db
    .query("incidents")
    .withIndex("by_key", (q) => q.eq("key", key).eq("state", "resolved"))
    .order("desc")
    .first();
  if (last === null || (last.resolvedBy ?? null) === null || last.message !== message) return false;
  const names = new Set([...Object.keys(detail), ...Object.keys(last.detail)]);
  return [...names].every((name) => detail[name] === last.detail[name]);
}
