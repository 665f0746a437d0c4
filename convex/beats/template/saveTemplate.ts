import { TEMPLATE_BOUNDS } from "../../../lib/domain/limits";
import type { Doc, Id } from "../../_generated/dataModel";
import { fail } from "../../errors";
import type { CreatorMutationCtx } from "../../functions";
import { spend } from "../../platform/slidingWindow";
import { cleanText } from "../../platform/text";
import { checkTiers, type TierSetting } from "../checkFields";
import { ownTemplate, templatesOf } from "./templatesOf";

type Words = { name: string; tiers: TierSetting[] };

/** Keeps licences and prices under a name. The same ones under the same name again are the template there is, so a second press makes no second one. */
export async function createTemplate(ctx: CreatorMutationCtx, words: Words): Promise<Id<"tierTemplates">> {
  const { name, tiers } = checked(words);
  const known = await templatesOf(ctx, ctx.store._id);
  const namesake = known.find((template) => sameName(template, name));
  if (namesake !== undefined && sameTiers(namesake.tiers, tiers)) return namesake._id;
  if (namesake !== undefined) fail("conflict", `You have a template called “${namesake.name}”. Choose another name, or change that one.`);
  if (known.length >= TEMPLATE_BOUNDS.maxPerStore) fail("conflict", `You have ${TEMPLATE_BOUNDS.maxPerStore} templates, which is as many as there can be. Delete one first.`);
  await spend(ctx, "changeStore", ctx.user._id);
  return await ctx.db.insert("tierTemplates", { storeId: ctx.store._id, name, tiers, standard: false, version: 1 });
}

/** Changes a template as it was at `version`; beats that got their licences from it stay as they are. */
export async function changeTemplate(ctx: CreatorMutationCtx, { templateId, version, ...words }: Words & { templateId: Id<"tierTemplates">; version: number }): Promise<void> {
  const template = await ownTemplate(ctx, templateId);
  const { name, tiers } = checked(words);
  if (template.name === name && sameTiers(template.tiers, tiers)) return;
  if (template.version !== version) fail("conflict", "This template was changed elsewhere meanwhile. Look at it again, then repeat your change.");
  const others = (await templatesOf(ctx, ctx.store._id)).filter(({ _id }) => _id !== templateId);
  if (others.some((other) => sameName(other, name))) fail("conflict", "Another template has this name. Choose a different one.");
  await spend(ctx, "changeStore", ctx.user._id);
  await ctx.db.patch(templateId, { name, tiers, version: version + 1 });
}

function checked({ name, tiers }: Words): Words {
  const settings = checkTiers(tiers);
  if (!settings.some(({ enabled }) => enabled)) fail("invalid_request", "A template needs at least one licence that is sold.", [{ field: "tiers", message: "Switch a licence on." }]);
  return { name: cleanText("name", name, { min: 1, max: TEMPLATE_BOUNDS.maxName }), tiers: settings };
}

function sameName(template: Doc<"tierTemplates">, name: string): boolean {
  return template.name.toLowerCase() === name.toLowerCase();
}

/** The database hands an object's fields back in an order of its own, so they are compared one by one. */
function sameTiers(one: readonly TierSetting[], other: readonly TierSetting[]): boolean {
  return one.length === other.length && one.every((tier, index) => tier.tierType === other[index]?.tierType && tier.enabled === other[index]?.enabled && tier.price === other[index]?.price);
}
