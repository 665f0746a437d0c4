import { SIGN_IN_LINKS } from "../../lib/domain/limits";
import type { Doc } from "../_generated/dataModel";
import type { MutationCtx, QueryCtx } from "../_generated/server";
import { enqueueWork } from "../platform/enqueueWork";
import { spend } from "../platform/slidingWindow";
import { endSessions, markVerified, removeWaysIn, setPassword } from "./access";
import { keepLink, type LinkToken, subjectOfLink, userByEmail, endLinks } from "./signInLinks";

/** Mails a link to choose a new password, if the address has an account. The answer is the same either way. */
export async function requestPasswordReset(ctx: MutationCtx, { email, token, url, caller }: { email: string; token: LinkToken; url: string; caller: string }): Promise<void> {
  await spend(ctx, "signInMailBy", caller);
  await spend(ctx, "signInMailTo", email);
  const user = await userByEmail(ctx, email);
  if (user === null) return;
  await keepLink(ctx, "reset-password", subjectOf(user), token, SIGN_IN_LINKS.passwordResetMs);
  await enqueueWork(ctx, { kind: "mail.send", args: { template: "reset-password", to: email, data: { url } } }, `mail/reset-password/${token.id}`);
}

/** Whose password a link would set, or null when it is dead. Reading uses nothing up. */
export async function describePasswordReset(ctx: QueryCtx, token: LinkToken): Promise<{ email: string } | null> {
  const user = await userOfReset(ctx, token);
  return user === null ? null : { email: user.email };
}

/**
 * Sets a new password, once, and signs the account out everywhere. The link has shown that the mailbox is theirs: an
 * account that nobody had proved to own yet loses every way in but this one.
 * @param recoveryUrl where the notice sends whoever did not do this
 * @returns the account, or null when the link is dead
 */
export async function resetPassword(ctx: MutationCtx, { token, hash, recoveryUrl }: { token: LinkToken; hash: string; recoveryUrl: string }): Promise<string | null> {
  const user = await userOfReset(ctx, token);
  if (user === null) return null;
  await endLinks(ctx, "reset-password", subjectOf(user));
  await endSessions(ctx, user.id);
  if (!user.emailVerified) await removeWaysIn(ctx, user.id);
  await setPassword(ctx, user.id, hash);
  await markVerified(ctx, user);
  await enqueueWork(ctx, { kind: "mail.send", args: { template: "password-changed", to: user.email, data: { url: recoveryUrl } } }, `mail/password-changed/${token.id}`);
  return user.id;
}

async function userOfReset(ctx: QueryCtx, token: LinkToken): Promise<Doc<"authUsers"> | null> {
  const subject = await subjectOfLink(ctx, "reset-password", token);
  if (subject === null) return null;
  const user = await userByEmail(ctx, subject.slice(subject.indexOf(" ") + 1));
  return user !== null && subjectOf(user) === subject ? user : null;
}

/** Account and address together: a link mailed to an address that is no longer the account's sets nothing. */
function subjectOf({ id, email }: Pick<Doc<"authUsers">, "id" | "email">): string {
  return `${id} ${email}`;
}
