import type { PaginationOptions } from "convex/server";
import type { Doc } from "../../_generated/dataModel";
import type { QueryCtx } from "../../_generated/server";
import { bounded } from "../bounded";
import { auditRow } from "./rows";

export type AuditFilter = { actor?: string; action?: string; subject?: string };

/**
 * The audit log, newest first. The narrowest facet that is given is answered by its index, the others row by row: a page may
 * be short while there is more.
 */
export async function listAudit(ctx: QueryCtx, filter: AuditFilter, paginationOpts: PaginationOptions) {
  const result = await walk(ctx, filter).order("desc").paginate(bounded(paginationOpts));
  const fitting = result.page.filter((entry) => fits(entry, filter));
  return { ...result, page: await Promise.all(fitting.map(async (entry) => await auditRow(ctx, entry))) };
}

function walk(ctx: QueryCtx, { actor, action, subject }: AuditFilter) {
  const log = ctx.db.query("auditLog");
  if (subject !== undefined) return log.withIndex("by_subject", (q) => q.eq("subject", subject));
  if (actor !== undefined) return log.withIndex("by_actor", (q) => q.eq("actor", actor));
  if (action !== undefined) return log.withIndex("by_action", (q) => q.eq("action", action));
  return log.withIndex("by_creation_time");
}

function fits(entry: Doc<"auditLog">, { actor, action, subject }: AuditFilter): boolean {
  return (actor === undefined || entry.actor === actor) && (action === undefined || entry.action === action) && (subject === undefined || entry.subject === subject);
}
