import { v } from "convex/values";
import { creatorMutation, creatorQuery } from "../functions";
import { changeTemplate, createTemplate } from "./template/saveTemplate";
import { standTemplate } from "./template/standTemplate";
import { ownTemplate, templatesOf } from "./template/templatesOf";
import { vTierSetting } from "./validators";

const words = { name: v.string(), tiers: v.array(vTierSetting) };

/** The caller's templates, by name. `standard`: new beats start from it. */
export const mine = creatorQuery({
  args: {},
  returns: v.array(v.object({ templateId: v.id("tierTemplates"), ...words, standard: v.boolean(), version: v.number() })),
  handler: async (ctx) =>
    (await templatesOf(ctx, ctx.store._id)).map(({ _id, name, tiers, standard, version }) => ({ templateId: _id, name, tiers, standard, version })),
});

/** Keeps licences and prices under a name. */
export const create = creatorMutation({
  args: words,
  returns: v.id("tierTemplates"),
  handler: async (ctx, given) => await createTemplate(ctx, given),
});

/** Gives a template another name, other licences or prices; `version` is the one that was looked at. */
export const change = creatorMutation({
  args: { templateId: v.id("tierTemplates"), version: v.number(), ...words },
  returns: v.null(),
  handler: async (ctx, given): Promise<null> => {
    await changeTemplate(ctx, given);
    return null;
  },
});

/** Has new beats start from a template; `null`: from the usual prices. */
export const stand = creatorMutation({
  args: { templateId: v.union(v.id("tierTemplates"), v.null()) },
  returns: v.null(),
  handler: async (ctx, { templateId }): Promise<null> => {
    await standTemplate(ctx, templateId);
    return null;
  },
});

/** Deletes a template. Beats that got their licences from it keep them. */
export const remove = creatorMutation({
  args: { templateId: v.id("tierTemplates") },
  returns: v.null(),
  handler: async (ctx, { templateId }): Promise<null> => {
    const template = await ownTemplate(ctx, templateId);
    await ctx.db.delete(template._id);
    return null;
  },
});
