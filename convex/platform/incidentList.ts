import { paginationOptsValidator, paginationResultValidator } from "convex/server";
import { v } from "convex/values";
import { adminMutation, adminQuery } from "../functions";
import { listIncidents } from "./listIncidents";
import { resolveByHand } from "./resolveByHand";
import { vFlat } from "./schema";

/** Incidents in one state, newest first. */
export const list = adminQuery({
  args: { state: v.union(v.literal("open"), v.literal("resolved")), paginationOpts: paginationOptsValidator },
  returns: paginationResultValidator(
    v.object({
      incidentId: v.id("incidents"),
      kind: v.string(),
      subject: v.string(),
      message: v.string(),
      detail: vFlat,
      openedAt: v.number(),
      resolvedAt: v.union(v.number(), v.null()),
      resolution: v.union(v.string(), v.null()),
      /** Name of the administrator who closed it; `null` where the fact went away by itself. */
      resolvedBy: v.union(v.string(), v.null()),
    }),
  ),
  handler: async (ctx, { state, paginationOpts }) => await listIncidents(ctx, state, paginationOpts),
});

/** Closes an incident with a note. It stays closed as long as nothing about it changes. */
export const resolve = adminMutation({
  args: { incidentId: v.id("incidents"), note: v.string() },
  returns: v.null(),
  handler: async (ctx, args) => {
    await resolveByHand(ctx, args);
    return null;
  },
});
