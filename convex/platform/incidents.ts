import type { Infer } from "convex/values";
import type { Id } from "../_generated/dataModel";
import type { MutationCtx } from "../_generated/server";
import type { IncidentKind } from "../../lib/domain/incidentKinds";
import { audit, type Actor } from "./audit";
import type { vFlat } from "./schema";

export type Incident = { key: string; kind: IncidentKind; subject: string; message: string; detail?: Infer<typeof vFlat> };

/** Opens an incident, unless one with this key is open already. Returns it and whether it is new. */
export async function openIncident(ctx: MutationCtx, incident: Incident): Promise<{ incidentId: Id<"incidents">; created: boolean }> {
  const known = await openIncidentOf(ctx, incident.key);
  if (known !== null) return { incidentId: known._id, created: false };
  const incidentId = await ctx.db.insert("incidents", { detail: {}, ...incident, state: "open", resolvedAt: null, resolution: null, resolvedBy: null });
  await audit(ctx, "system", "incident.opened", incident.subject, { kind: incident.kind, key: incident.key });
  return { incidentId, created: true };
}

/** Closes the open incident with this key, if there is one. Returns whether there was. */
export async function resolveIncident(ctx: MutationCtx, key: string, resolution: string, actor: Actor = "system"): Promise<boolean> {
  const known = await openIncidentOf(ctx, key);
  if (known === null) return false;
  const resolvedBy = typeof actor === "string" ? null : actor.userId;
  await ctx.db.patch(known._id, { state: "resolved", resolvedAt: Date.now(), resolution, resolvedBy });
  await audit(ctx, actor, "incident.resolved", known.subject, { kind: known.kind, key });
  return true;
}

async function openIncidentOf(ctx: MutationCtx, key: string) {
  return await ctx.db
    .query("incidents")
    .withIndex("by_key", (q) => q.eq("key", key).eq("state", "open"))
    .unique();
}
