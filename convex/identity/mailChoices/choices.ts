import { bareAddress } from "../../../lib/domain/mailAddress";
import type { OptionalMail } from "../../../lib/domain/optionalMails";
import type { Doc, Id } from "../../_generated/dataModel";
import type { QueryCtx } from "../../_generated/server";
import type { UserMutationCtx } from "../../functions";
import { spend } from "../../platform/slidingWindow";

/** More rows than one address can have: one per authority. */
const ROWS_PER_ADDRESS = 10;

/** What somebody has turned off. */
export async function mailsOff(ctx: QueryCtx, userId: Id<"users">): Promise<OptionalMail[]> {
  return (await rowOf(ctx, userId))?.off ?? [];
}

/** Turns an optional mail on or off for the caller. Repeating it changes nothing. */
export async function chooseMail(ctx: UserMutationCtx, { mail, wanted }: { mail: OptionalMail; wanted: boolean }): Promise<OptionalMail[]> {
  const row = await rowOf(ctx, ctx.user._id);
  const before = row?.off ?? [];
  if (before.includes(mail) !== wanted) return before;
  await spend(ctx, "changeAccount", ctx.user._id);
  const off = wanted ? before.filter((each) => each !== mail) : [...before, mail];
  if (row === null) await ctx.db.insert("mailChoices", { userId: ctx.user._id, off });
  else await ctx.db.patch(row._id, { off });
  return off;
}

/** Whether whoever has an address has turned a mail off. */
export async function isTurnedOff(ctx: QueryCtx, { address, mail }: { address: string; mail: OptionalMail }): Promise<boolean> {
  const users = await ctx.db
    .query("users")
    .withIndex("by_email", (q) => q.eq("email", bareAddress(address)))
    .take(ROWS_PER_ADDRESS);
  for (const { _id } of users) if ((await mailsOff(ctx, _id)).includes(mail)) return true;
  return false;
}

async function rowOf(ctx: QueryCtx, userId: Id<"users">): Promise<Doc<"mailChoices"> | null> {
  return await ctx.db
    .query("mailChoices")
    .withIndex("by_user", (q) => q.eq("userId", userId))
    .unique();
}
