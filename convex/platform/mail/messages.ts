import { bareAddress } from "../../../lib/domain/mailAddress";
import { advanceMail, type MailState } from "../../../lib/domain/mailMachine";
import type { Doc } from "../../_generated/dataModel";
import type { MutationCtx, QueryCtx } from "../../_generated/server";
import { kept } from "../../kept";

/** Longest note kept: a refusing server's own words can be long. */
const MAX_NOTE = 500;

type Message = Doc<"mailMessages">;
/** How a mail is known: by the fact it tells of, or by the provider's id alone. */
export type MailRef = { fact: { key: string; template: string } | null; messageId: string | null; to: string };
type News = { state: MailState; at: number; note?: string };

/** The row of a mail, made with this state when it is the first we hear of it. `null` for a mail that is not ours. */
export async function messageFor(ctx: MutationCtx, { fact, messageId, to }: MailRef, state: MailState): Promise<Message | null> {
  const known = fact === null ? await byMessage(ctx, messageId) : await byKey(ctx, fact.key);
  if (known !== null || fact === null) return known;
  const row = { ...fact, to: bareAddress(to), messageId, state, note: null, times: {}, opens: 0, clicks: 0 };
  return await kept(ctx, await ctx.db.insert("mailMessages", row));
}

/** Writes down what happened to a mail. The state goes forward only, and of each thing the first time stays. */
export async function happened(ctx: MutationCtx, message: Message, { state, at, note }: News): Promise<void> {
  const next = advanceMail(message.state, state);
  const first = Math.min(message.times[state] ?? at, at);
  await ctx.db.patch(message._id, {
    state: next,
    times: { ...message.times, [state]: first },
    ...(note !== undefined && next === state && { note: note.slice(0, MAX_NOTE) }),
  });
}

async function byKey(ctx: QueryCtx, key: string): Promise<Message | null> {
  return await ctx.db
    .query("mailMessages")
    .withIndex("by_key", (q) => q.eq("key", key))
    .unique();
}

async function byMessage(ctx: QueryCtx, messageId: string | null): Promise<Message | null> {
  if (messageId === null) return null;
  return await ctx.db
    .query("mailMessages")
    .withIndex("by_message", (q) => q.eq("messageId", messageId))
    .first();
}
