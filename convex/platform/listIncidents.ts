import type { PaginationOptions } from "convex/server";
import type { Doc } from "../_generated/dataModel";
import type { QueryCtx } from "../_generated/server";
import { bounded } from "./bounded";

/** Incidents in one state, newest first. */
export async function listIncidents(ctx: QueryCtx, state: Doc<"incidents">["state"], paginationOpts: PaginationOptions) {
  const result = await ctx.db
    .query("incidents")
    .withIndex("by_state", (q) => q.eq("state", state))
    .order("desc")
    .paginate(bounded(paginationOpts));
  return { ...result, page: await Promise.all(result.page.map(async (incident) => await row(ctx, incident))) };
}

async function row(ctx: QueryCtx, { _id, _creationTime, ...incident }: Doc<"incidents">) {
  const { kind, subject, message, detail, resolvedAt, resolution } = incident;
  const resolvedBy = incident.resolvedBy ?? null;
  const person = resolvedBy === null ? null : await ctx.db.get(resolvedBy);
  const name = resolvedBy === null ? null : (person?.name ?? "Somebody who has left");
  return { incidentId: _id, kind, subject, message, detail, openedAt: _creationTime, resolvedAt, resolution, resolvedBy: name };
}
