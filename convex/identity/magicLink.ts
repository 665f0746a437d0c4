import { v, type Infer } from "convex/values";
import { SIGN_IN_LINKS } from "../../lib/domain/limits";
import type { MutationCtx, QueryCtx } from "../_generated/server";
import { enqueueWork } from "../platform/enqueueWork";
import { spend } from "../platform/slidingWindow";
import { accountOfProven } from "./proveAddress";
import { keepLink, type LinkToken, subjectOfLink, userByEmail, endLinks } from "./signInLinks";

/**
 * Mails a link that signs in. An address without an account gets the same mail: the link makes one. So nothing about
 * the answer, the time it takes or the mail tells whether there is an account.
 * @param url what the mail links to; it carries the token
 * @param caller the asking client's address
 */
export async function requestMagicLink(ctx: MutationCtx, { email, token, url, caller }: { email: string; token: LinkToken; url: string; caller: string }): Promise<void> {
  await spend(ctx, "signInMailBy", caller);
  await spend(ctx, "signInMailTo", email);
  await keepLink(ctx, "magic-link", email, token, SIGN_IN_LINKS.magicLinkMs);
  await enqueueWork(ctx, { kind: "mail.send", args: { template: "magic-link", to: email, data: { url } } }, `mail/magic-link/${token.id}`);
}

export const vMagicLink = v.union(
  v.null(),
  v.object({
    email: v.string(),
    /** `new`: there is no account yet. `unproven`: there is one, but nobody has shown yet that the address is theirs. */
    account: v.union(v.literal("new"), v.literal("unproven"), v.literal("proven")),
    name: v.string(),
  }),
);

/** What a link would do, for the page that asks before it is done. Reading uses nothing up. */
export async function describeMagicLink(ctx: QueryCtx, token: LinkToken): Promise<Infer<typeof vMagicLink>> {
  const email = await subjectOfLink(ctx, "magic-link", token);
  if (email === null) return null;
  const user = await userByEmail(ctx, email);
  if (user === null) return { email, account: "new", name: "" };
  return { email, account: user.emailVerified ? "proven" : "unproven", name: user.name };
}

/** Uses a link up: the account that its bearer may be signed in to, or null when the link is dead. */
export async function redeemMagicLink(ctx: MutationCtx, { token, name }: { token: LinkToken; name: string }): Promise<string | null> {
  const email = await subjectOfLink(ctx, "magic-link", token);
  if (email === null) return null;
  await endLinks(ctx, "magic-link", email);
  return await accountOfProven(ctx, { email, name });
}
