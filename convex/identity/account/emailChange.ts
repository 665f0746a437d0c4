import { SIGN_IN_LINKS } from "../../../lib/domain/limits";
import type { Doc } from "../../_generated/dataModel";
import type { MutationCtx, QueryCtx } from "../../_generated/server";
import { fail } from "../../errors";
import { enqueueWork } from "../../platform/enqueueWork";
import { spend } from "../../platform/slidingWindow";
import { endSessions } from "../access";
import { syncAuthUser } from "../authWrites";
import { endLinks, keepLink, type LinkToken, subjectOfLink, userByEmail } from "../signInLinks";
import { demandPassword, ownAuthUser } from "./ownAuthUser";

type Request = { userId: string; email: string; proved: string; token: LinkToken; url: string; caller: string };

/**
 * Mails a link to an address that an account is to move to. An address that another account has gets none, and the answer is
 * the same: nobody learns here who has an account.
 */
export async function requestEmailChange(ctx: MutationCtx, { userId, email, proved, token, url, caller }: Request): Promise<void> {
  const user = await ownAuthUser(ctx, userId);
  await demandPassword(ctx, userId, proved);
  if (email === user.email) fail("conflict", "That is the address of your account already. Nothing was changed.");
  await spend(ctx, "signInMailBy", caller);
  await spend(ctx, "signInMailTo", email);
  if ((await userByEmail(ctx, email)) !== null) return;
  await keepLink(ctx, "change-email", subjectOf(user, email), token, SIGN_IN_LINKS.changeEmailMs);
  await enqueueWork(ctx, { kind: "mail.send", args: { template: "change-email", to: email, data: { url } } }, `mail/change-email/${token.id}`);
}

/** Where a link would move the account of whoever is signed in, or null when it is dead or somebody else's. Uses nothing up. */
export async function describeEmailChange(ctx: QueryCtx, { userId, token }: { userId: string; token: LinkToken }): Promise<{ email: string } | null> {
  const change = await changeOf(ctx, userId, token);
  return change === null ? null : { email: change.email };
}

/**
 * Moves an account to the address whose mailbox the link was in. Its bearer is signed in to the account that asked: a link
 * that a stranger had sent to somebody else's mailbox moves nothing when that mailbox's owner follows it.
 * Every other session ends, and the address of before is told.
 * @returns the new address, or null when the link is dead
 */
export async function changeEmail(
  ctx: MutationCtx,
  { userId, sessionId, token }: { userId: string; sessionId: string; token: LinkToken },
): Promise<string | null> {
  const change = await changeOf(ctx, userId, token);
  if (change === null) return null;
  const { user, email } = change;
  await endLinks(ctx, "change-email", subjectOf(user, email));
  const fields = { email, emailVerified: true, updatedAt: Date.now() };
  await ctx.db.patch(user._id, fields);
  await syncAuthUser(ctx, { ...user, ...fields });
  await endSessions(ctx, userId, sessionId);
  await enqueueWork(ctx, { kind: "mail.send", args: { template: "email-changed", to: user.email, data: {} } }, `mail/email-changed/${token.id}`);
  return email;
}

/** The account and the address of a link that still works; the address may have been taken since it was mailed. */
async function changeOf(ctx: QueryCtx, userId: string, token: LinkToken): Promise<{ user: Doc<"authUsers">; email: string } | null> {
  const subject = await subjectOfLink(ctx, "change-email", token);
  const user = await ownAuthUser(ctx, userId);
  const prefix = subjectOf(user, "");
  if (subject === null || !subject.startsWith(prefix)) return null;
  const email = subject.slice(prefix.length);
  return (await userByEmail(ctx, email)) === null ? { user, email } : null;
}

/** Account, address of before and address to be: a link from before another change moves nothing. */
function subjectOf({ id, email }: Pick<Doc<"authUsers">, "id" | "email">, to: string): string {
  return `${id} ${email} ${to}`;
}
