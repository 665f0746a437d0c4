import type { Id } from "../../_generated/dataModel";
import type { CreatorMutationCtx } from "../../functions";
import { spend } from "../../platform/slidingWindow";
import { ownTemplate, templatesOf } from "./templatesOf";

/** Has new beats of the caller start from a template, or with `null` from the usual prices. */
export async function standTemplate(ctx: CreatorMutationCtx, templateId: Id<"tierTemplates"> | null): Promise<void> {
  if (templateId !== null) await ownTemplate(ctx, templateId);
  const changed = (await templatesOf(ctx, ctx.store._id)).filter(({ _id, standard }) => standard !== (_id === templateId));
  if (changed.length === 0) return;
  await spend(ctx, "changeStore", ctx.user._id);
  for (const { _id } of changed) await ctx.db.patch(_id, { standard: _id === templateId });
}
