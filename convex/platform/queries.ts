import { paginationOptsValidator, paginationResultValidator } from "convex/server";
import { v } from "convex/values";
import { adminQuery } from "../functions";
import { listAudit } from "./admin/listAudit";
import { overview as overviewOf } from "./admin/overview";
import { vAuditRow, vEventRow, vOverview, vWorkRow, vWorkState } from "./admin/validators";
import { eventOf, listEvents, listWork } from "./attention";
import { vInboxState } from "./schema";

/** What waits for an administrator, and how the reconciler and the daily proof went. */
export const overview = adminQuery({
  args: {},
  returns: vOverview,
  handler: async (ctx) => await overviewOf(ctx),
});

/** Events in one state, newest first: `failed` is what an administrator looks at. */
export const events = adminQuery({
  args: { state: vInboxState, paginationOpts: paginationOptsValidator },
  returns: paginationResultValidator(vEventRow),
  handler: async (ctx, { state, paginationOpts }) => await listEvents(ctx, state, paginationOpts),
});

/** One event with its payload, as it was signed. */
export const event = adminQuery({
  args: { inboxId: v.id("inbox") },
  returns: v.object({ ...vEventRow.fields, payload: v.string(), waitsFor: v.union(v.string(), v.null()), handledAt: v.union(v.number(), v.null()) }),
  handler: async (ctx, { inboxId }) => await eventOf(ctx, inboxId),
});

/** Work in one state, newest first: `parked` is what was given up. */
export const work = adminQuery({
  args: { state: vWorkState, paginationOpts: paginationOptsValidator },
  returns: paginationResultValidator(vWorkRow),
  handler: async (ctx, { state, paginationOpts }) => await listWork(ctx, state, paginationOpts),
});

/** Who did what to which thing, newest first. Facets are exact; a page may be short while there is more. */
export const auditLog = adminQuery({
  args: {
    filter: v.object({ actor: v.optional(v.string()), action: v.optional(v.string()), subject: v.optional(v.string()) }),
    paginationOpts: paginationOptsValidator,
  },
  returns: paginationResultValidator(vAuditRow),
  handler: async (ctx, { filter, paginationOpts }) => await listAudit(ctx, filter, paginationOpts),
});
