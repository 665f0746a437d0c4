import { api } from "../../../convex/_generated/api";
import { AppError } from "../../domain/errors";
import { validate } from "../../http/validation";
import type { UserCaller } from "../types";
import { type Exchange, type LimitAttempts, withCookiesOf } from "./exchange";
import { keptOf, newLinkToken } from "./link-token";
import { callBetterAuth } from "./native";
import { changeEmailBody, changePasswordBody, confirmEmailBody, deleteUserBody, revokeSessionBody, revokeSessionsBody, unlinkBody, updateUserBody } from "./operations";
import type { BetterAuth, EmbeddedAuthOptions } from "./server";
import { callerOfSession } from "./sessions";

interface OwnAccountOptions extends Pick<EmbeddedAuthOptions, "appUrl" | "secret" | "convex"> {
  auth: BetterAuth;
  limitAttempts: LimitAttempts;
}

/** What somebody who is signed in changes about their account. What cannot be taken back wants the password again. */
export function createOwnAccount({ auth, appUrl, secret, convex, limitAttempts }: OwnAccountOptions) {
  const recoveryUrl = `${appUrl}/forgot-password`;
  const done = () => Response.json({ success: true });

  /** Who asks, within the limit of this operation. Asked before the body is looked at, as the kernel does. */
  async function callerOf(operation: string, exchange: Exchange): Promise<UserCaller> {
    const caller = await callerOfSession(auth, secret, exchange.headers, exchange.address);
    if (caller === null) throw new AppError("unauthenticated", "Sign in first.");
    await limitAttempts(operation, exchange, caller.externalId);
    return caller;
  }

  /** The stored hash that a password matches. */
  async function provedHash(userId: string, given: string): Promise<string> {
    const { internalAdapter, password } = await auth.$context;
    const accounts = await internalAdapter.findAccounts(userId);
    const hash = accounts.find((account) => account.providerId === "credential")?.password ?? null;
    if (hash === null) throw new AppError("conflict", "This account has no password yet. Have a link mailed to you that sets one, then try again.");
    if (!(await password.verify({ hash, password: given }))) throw new AppError("forbidden", "The password is not right. Nothing was changed.");
    return hash;
  }

  async function updateUser(exchange: Exchange): Promise<Response> {
    const { externalId: userId } = await callerOf("/update-user", exchange);
    const { name } = validate(updateUserBody, exchange.body, "body");
    await convex().mutation(api.identity.account.changeName, { userId, name });
    return done();
  }

  async function changePassword(exchange: Exchange): Promise<Response> {
    const { externalId: userId, sessionId } = await callerOf("/change-password", exchange);
    const { currentPassword, newPassword } = validate(changePasswordBody, exchange.body, "body");
    const proved = await provedHash(userId, currentPassword);
    const hash = await (await auth.$context).password.hash(newPassword);
    await convex().mutation(api.identity.account.changePassword, { userId, sessionId, proved, hash, recoveryUrl });
    return done();
  }

  async function changeEmail(exchange: Exchange): Promise<Response> {
    const { externalId: userId } = await callerOf("/change-email", exchange);
    const { newEmail: email, password } = validate(changeEmailBody, exchange.body, "body");
    const proved = await provedHash(userId, password);
    const { token, kept } = newLinkToken();
    const url = new URL("/settings/confirm-email", appUrl);
    url.searchParams.set("token", token);
    await convex().mutation(api.identity.account.requestEmailChange, { userId, email, proved, token: kept, url: url.href, caller: exchange.address });
    return done();
  }

  async function confirmEmail(exchange: Exchange): Promise<Response> {
    const { externalId: userId, sessionId } = await callerOf("/change-email/confirm", exchange);
    const { token } = validate(confirmEmailBody, exchange.body, "body");
    const kept = keptOf(token);
    const email = kept && (await convex().mutation(api.identity.account.changeEmail, { userId, sessionId, token: kept }));
    if (email === null) throw new AppError("invalid_request", "This link no longer works: it was used already, it is too old, or it is for another account. Your address is as it was.");
    return Response.json({ success: true, email });
  }

  async function revokeSession(exchange: Exchange): Promise<Response> {
    const { externalId: userId } = await callerOf("/revoke-session", exchange);
    const { id: sessionId } = validate(revokeSessionBody, exchange.body, "body");
    await convex().mutation(api.identity.account.endSession, { userId, sessionId });
    return done();
  }

  async function revokeSessions(exchange: Exchange): Promise<Response> {
    const { externalId: userId, sessionId } = await callerOf("/revoke-sessions", exchange);
    const { keepCurrent } = validate(revokeSessionsBody, exchange.body, "body");
    await convex().mutation(api.identity.account.endAllSessions, { userId, except: keepCurrent ? sessionId : null });
    return keepCurrent ? done() : await signedOut(exchange);
  }

  async function unlink(exchange: Exchange): Promise<Response> {
    const { externalId: userId } = await callerOf("/unlink-account", exchange);
    const { provider: providerId } = validate(unlinkBody, exchange.body, "body");
    await convex().mutation(api.identity.account.disconnect, { userId, providerId });
    return done();
  }

  async function deleteUser(exchange: Exchange): Promise<Response> {
    const { externalId: userId } = await callerOf("/delete-user", exchange);
    const { password } = validate(deleteUserBody, exchange.body, "body");
    await convex().mutation(api.identity.account.remove, { userId, proved: await provedHash(userId, password) });
    return await signedOut(exchange);
  }

  /** The session is gone in the store; the browser lets its cookie go too. */
  async function signedOut(exchange: Exchange): Promise<Response> {
    return withCookiesOf(done(), await callBetterAuth(auth, appUrl, exchange, { method: "POST", path: "/sign-out" }));
  }

  return { updateUser, changePassword, changeEmail, confirmEmail, revokeSession, revokeSessions, unlink, deleteUser };
}
