import { TEMPLATE_BOUNDS } from "../../../lib/domain/limits";
import type { Doc, Id } from "../../_generated/dataModel";
import type { QueryCtx } from "../../_generated/server";
import { fail } from "../../errors";
import type { CreatorQueryCtx } from "../../functions";

/** All templates of a store, by name: there are never more than `TEMPLATE_BOUNDS.maxPerStore`. */
export async function templatesOf(ctx: QueryCtx, storeId: Id<"stores">): Promise<Doc<"tierTemplates">[]> {
  const rows = await ctx.db
    .query("tierTemplates")
    .withIndex("by_store", (q) => q.eq("storeId", storeId))
    .take(TEMPLATE_BOUNDS.maxPerStore);
  return rows.sort((a, b) => a.name.localeCompare(b.name));
}

/** A template of the caller's store; somebody else's does not exist for them. */
export async function ownTemplate(ctx: Pick<CreatorQueryCtx, "db" | "store">, templateId: Id<"tierTemplates">): Promise<Doc<"tierTemplates">> {
  const template = await ctx.db.get(templateId);
  if (template === null || template.storeId !== ctx.store._id) fail("not_found", "There is no such template of yours.");
  return template;
}
