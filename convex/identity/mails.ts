import { v } from "convex/values";
import { serviceQuery, userMutation, userQuery } from "../functions";
import { chooseMail, isTurnedOff, mailsOff } from "./mailChoices/choices";
import { vOptionalMail } from "./mailChoices/schema";

/** The optional mails that the caller has turned off. */
export const off = userQuery({ args: {}, returns: v.array(vOptionalMail), handler: async (ctx) => await mailsOff(ctx, ctx.user._id) });

/** Turns an optional mail on or off; answers with what is off now. */
export const choose = userMutation({
  args: { mail: vOptionalMail, wanted: v.boolean() },
  returns: v.array(vOptionalMail),
  handler: async (ctx, args) => await chooseMail(ctx, args),
});

/** Whether an address has turned a mail off. Asked just before it is sent. */
export const turnedOff = serviceQuery({
  args: { address: v.string(), mail: vOptionalMail },
  returns: v.boolean(),
  handler: async (ctx, args) => await isTurnedOff(ctx, args),
});
