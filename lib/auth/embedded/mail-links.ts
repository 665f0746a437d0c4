import { api } from "../../../convex/_generated/api";
import { AppError } from "../../domain/errors";
import { validate } from "../../http/validation";
import { safeNextPath } from "../../next-path";
import { type Exchange, type LimitAttempts, redirect, withCookiesOf } from "./exchange";
import { keptOf, newLinkToken } from "./link-token";
import { openSession } from "./native";
import { forgotPasswordBody, magicLinkBody, resetPasswordBody, redeemMagicLinkBody } from "./operations";
import type { BetterAuth, EmbeddedAuthOptions } from "./server";

interface MailLinkOptions extends Pick<EmbeddedAuthOptions, "appUrl" | "convex"> {
  auth: BetterAuth;
  limitAttempts: LimitAttempts;
}

/** Links in mails that sign in or set a new password. Asking answers the same whether an address is known or not. */
export function createMailLinks({ auth, appUrl, convex, limitAttempts }: MailLinkOptions) {
  async function sendMagicLink(exchange: Exchange): Promise<Response> {
    const { email, callbackURL } = validate(magicLinkBody, exchange.body, "body");
    await limitAttempts("/sign-in/magic-link", exchange, email);
    const { token, kept } = newLinkToken();
    const url = new URL("/api/auth/magic-link/verify", appUrl);
    url.searchParams.set("token", token);
    url.searchParams.set("callbackURL", safeNextPath(callbackURL));
    await convex().mutation(api.identity.signIn.requestMagicLink, { email, token: kept, url: url.href, caller: exchange.address });
    return Response.json({ status: true });
  }

  /** The link in the mail. Scanners and previews follow links too, so it only leads to a page with a button. */
  async function openMagicLink(exchange: Exchange): Promise<Response> {
    const { searchParams } = exchange.url;
    return redirect(appUrl, "/sign-in/link/confirm", { token: searchParams.get("token") ?? "", next: safeNextPath(searchParams.get("callbackURL")) });
  }

  async function redeemMagicLink(exchange: Exchange): Promise<Response> {
    const { token, name } = validate(redeemMagicLinkBody, exchange.body, "body");
    await limitAttempts("/magic-link/verify", exchange, token);
    const kept = keptOf(token);
    const userId = kept && (await convex().mutation(api.identity.signIn.redeemMagicLink, { token: kept, name: name ?? "" }));
    if (userId === null) throw deadLink();
    return await openSession(auth, exchange, userId);
  }

  async function forgotPassword(exchange: Exchange): Promise<Response> {
    const { email } = validate(forgotPasswordBody, exchange.body, "body");
    await limitAttempts("/forgot-password", exchange, email);
    const { token, kept } = newLinkToken();
    const url = new URL("/reset-password", appUrl);
    url.searchParams.set("token", token);
    await convex().mutation(api.identity.signIn.requestPasswordReset, { email, token: kept, url: url.href, caller: exchange.address });
    return Response.json({ success: true, message: "Password reset email sent" });
  }

  async function resetPassword(exchange: Exchange): Promise<Response> {
    const { token, password } = validate(resetPasswordBody, exchange.body, "body");
    await limitAttempts("/reset-password", exchange, token);
    const kept = keptOf(token);
    // Hashing is slow on purpose: not for a link that is dead anyway.
    if (kept === null || (await convex().query(api.identity.signIn.passwordReset, { token: kept })) === null) throw deadLink();
    const hash = await (await auth.$context).password.hash(password);
    const userId = await convex().mutation(api.identity.signIn.resetPassword, { token: kept, hash, recoveryUrl: `${appUrl}/forgot-password` });
    if (userId === null) throw deadLink();
    // Every session of before is over; whoever holds the mailbox and chose the password begins a new one.
    return withCookiesOf(Response.json({ success: true, message: "Password reset successfully" }), await openSession(auth, exchange, userId));
  }

  return { sendMagicLink, openMagicLink, redeemMagicLink, forgotPassword, resetPassword };
}

function deadLink(): AppError {
  return new AppError("invalid_request", "This link no longer works: it was used already, or it is too old. Send yourself a new one.");
}
