import { v } from "convex/values";
import { serviceMutation, serviceQuery } from "../functions";
import { describeMagicLink, requestMagicLink as requestLink, redeemMagicLink as redeemLink, vMagicLink } from "./magicLink";
import { describePasswordReset, requestPasswordReset as requestReset, resetPassword as reset } from "./passwordReset";
import { vLinkToken } from "./signInLinks";
import { signInWithProvider, vProviderOutcome, vProviderProfile } from "./signInWithProvider";

/**
 * Ways in that prove an address: links in mails, and providers that vouch for it. The service only: it has looked at the
 * link or the provider's answer. A result names an account; the session is opened by the identity provider afterwards.
 */

const request = { email: v.string(), token: vLinkToken, url: v.string(), caller: v.string() };
/** The account's id in the identity provider; null when the link is dead. */
const vAccount = v.union(v.string(), v.null());

export const requestMagicLink = serviceMutation({
  args: request,
  returns: v.null(),
  handler: async (ctx, args) => {
    await requestLink(ctx, args);
    return null;
  },
});

export const magicLink = serviceQuery({ args: { token: vLinkToken }, returns: vMagicLink, handler: async (ctx, { token }) => await describeMagicLink(ctx, token) });

export const redeemMagicLink = serviceMutation({
  args: { token: vLinkToken, name: v.string() },
  returns: vAccount,
  handler: async (ctx, args) => await redeemLink(ctx, args),
});

export const requestPasswordReset = serviceMutation({
  args: request,
  returns: v.null(),
  handler: async (ctx, args) => {
    await requestReset(ctx, args);
    return null;
  },
});

export const passwordReset = serviceQuery({
  args: { token: vLinkToken },
  returns: v.union(v.null(), v.object({ email: v.string() })),
  handler: async (ctx, { token }) => await describePasswordReset(ctx, token),
});

export const resetPassword = serviceMutation({
  args: { token: vLinkToken, hash: v.string(), recoveryUrl: v.string() },
  returns: vAccount,
  handler: async (ctx, args) => await reset(ctx, args),
});

export const withProvider = serviceMutation({
  args: { profile: vProviderProfile },
  returns: vProviderOutcome,
  handler: async (ctx, { profile }) => await signInWithProvider(ctx, profile),
});
