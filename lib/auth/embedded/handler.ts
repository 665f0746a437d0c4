import { z } from "zod";
import type { ConvexCaller } from "../../convex/clients";
import { AppError } from "../../domain/errors";
import { demandJson, parseJson } from "../../http/body";
import type { Logger } from "../../http/log";
import { demandQuota, type RateLimiter } from "../../http/quota";
import { validate } from "../../http/validation";
import type { SocialProviders } from "../social";
import { confirmAddress } from "./confirm";
import { type Exchange, type LimitAttempts, redirect } from "./exchange";
import { createMailLinks } from "./mail-links";
import { callBetterAuth } from "./native";
import { AUTH_OPERATIONS, operationAt, sendVerificationBody, signInBody, signUpBody, verifyEmailBody, type AuthOperationName } from "./operations";
import { createOwnAccount } from "./own-account";
import type { BetterAuth, EmbeddedAuthOptions } from "./server";
import { signedTokensOf, signToken, verifyToken } from "./session-token";
import { callerOfSession } from "./sessions";
import { createSocialSignIn } from "./social";
import { callbackPath, verificationLink } from "./verification";

export interface AuthHandlerOptions extends EmbeddedAuthOptions {
  auth: BetterAuth;
  limiter: RateLimiter;
  /** Accounts elsewhere that one may sign in with. */
  providers: SocialProviders;
}

/** Answers `/api/auth/*`: the documented operations on Better Auth, with our limits, errors and proofs. */
export function createAuthHandler(options: AuthHandlerOptions) {
  const { auth, appUrl, secret, limiter } = options;
  const convex: () => ConvexCaller = options.convex;

  const limitAttempts: LimitAttempts = async (operation, { address }, subject) => {
    demandQuota(await limiter.take("strict", `auth${operation}|${address}|${subject}`));
  };
  const social = createSocialSignIn(options);
  const links = createMailLinks({ ...options, limitAttempts });
  const own = createOwnAccount({ ...options, limitAttempts });

  async function signUp(exchange: Exchange): Promise<Response> {
    const body = validate(signUpBody, exchange.body, "body");
    await limitAttempts("/sign-up", exchange, body.email);
    const response = await callBetterAuth(auth, appUrl, exchange, { method: "POST", path: "/sign-up/email", body });
    const { user } = z.object({ user: z.object({ id: z.string(), email: z.string(), name: z.string() }) }).parse(await response.clone().json());
    const link = await verificationLink(user, { appUrl, secret, callback: null });
    // The account stands. A mail that could not be asked for now can be asked for again from the page.
    await options.sendVerification(user, link).catch((cause: unknown) => exchange.log.error("auth.verification_mail_failed", { cause }));
    return response;
  }

  async function signIn(exchange: Exchange): Promise<Response> {
    const body = validate(signInBody, exchange.body, "body");
    await limitAttempts("/sign-in", exchange, body.email);
    return await callBetterAuth(auth, appUrl, exchange, { method: "POST", path: "/sign-in/email", body });
  }

  async function getSession(exchange: Exchange): Promise<Response> {
    const response = await callBetterAuth(auth, appUrl, exchange, { method: "GET", path: "/get-session" });
    const current = currentSession.parse(await response.json());
    const answer = Response.json(current && describeSession(current, secret));
    // A session in use may just have been prolonged, and its cookie with it.
    for (const cookie of response.headers.getSetCookie()) answer.headers.append("set-cookie", cookie);
    return answer;
  }

  /** Ends the session in the store first: Better Auth's own sign-out answers "success" even when that fails. */
  async function signOut(exchange: Exchange): Promise<Response> {
    const { internalAdapter, authCookies } = await auth.$context;
    for (const signed of signedTokensOf(exchange.headers, authCookies.sessionToken.name)) {
      const token = verifyToken(signed, secret);
      if (token !== null) await internalAdapter.deleteSession(token);
    }
    return await callBetterAuth(auth, appUrl, exchange, { method: "POST", path: "/sign-out" });
  }

  async function sendVerification(exchange: Exchange): Promise<Response> {
    const body = validate(sendVerificationBody, exchange.body, "body");
    await limitAttempts("/send-verification-email", exchange, body.email);
    const callbackURL = callbackPath(body.callbackURL ?? null);
    return await callBetterAuth(auth, appUrl, exchange, { method: "POST", path: "/send-verification-email", body: { ...body, callbackURL } });
  }

  /** The link in the mail. A mail scanner that follows it has no session, so it confirms nothing. */
  async function openLink(exchange: Exchange): Promise<Response> {
    const { searchParams } = exchange.url;
    const token = searchParams.get("token") ?? "";
    const callback = callbackPath(searchParams.get("callbackURL"));
    const caller = await callerOfSession(auth, secret, exchange.headers, exchange.address);
    try {
      await confirmAddress({ auth, secret, convex }, caller, { token });
      return redirect(appUrl, callback);
    } catch (thrown) {
      if (!(thrown instanceof AppError) || thrown.status >= 500) throw thrown;
      if (thrown.code !== "unauthenticated") return redirect(appUrl, callback, { error: "invalid_link" });
      if (caller !== null) return redirect(appUrl, callback, { error: "other_account" });
      return redirect(appUrl, "/sign-in", { next: `${exchange.url.pathname}${exchange.url.search}` });
    }
  }

  async function verifyEmail(exchange: Exchange): Promise<Response> {
    const body = validate(verifyEmailBody, exchange.body, "body");
    await limitAttempts("/verify-email", exchange, body.token);
    const caller = await callerOfSession(auth, secret, exchange.headers, exchange.address);
    const { kind, email } = await confirmAddress({ auth, secret, convex }, caller, body);
    const password = body.newPassword ?? body.password;
    if (kind === "already_confirmed" || caller !== null || password === undefined) {
      return Response.json({ status: true, alreadyVerified: kind === "already_confirmed" });
    }
    return await callBetterAuth(auth, appUrl, exchange, { method: "POST", path: "/sign-in/email", body: { email, password } });
  }

  const handlers: Record<AuthOperationName, (exchange: Exchange) => Promise<Response>> = {
    "POST /sign-up/email": signUp,
    "POST /sign-up": signUp,
    "POST /sign-in/email": signIn,
    "POST /sign-in": signIn,
    "GET /session": getSession,
    "GET /get-session": getSession,
    "POST /sign-out": signOut,
    "POST /send-verification-email": sendVerification,
    "GET /verify-email": openLink,
    "POST /verify-email": verifyEmail,
    "POST /sign-in/social": social.begin,
    "GET /callback/[provider]": social.finish,
    "POST /sign-in/magic-link": links.sendMagicLink,
    "GET /magic-link/verify": links.openMagicLink,
    "POST /magic-link/verify": links.redeemMagicLink,
    "POST /forgot-password": links.forgotPassword,
    "POST /reset-password": links.resetPassword,
    "POST /update-user": own.updateUser,
    "POST /change-password": own.changePassword,
    "POST /change-email": own.changeEmail,
    "POST /change-email/confirm": own.confirmEmail,
    "POST /revoke-session": own.revokeSession,
    "POST /revoke-sessions": own.revokeSessions,
    "POST /unlink-account": own.unlink,
    "POST /delete-user": own.deleteUser,
  };

  return async function handleAuth(request: Request, bytes: Uint8Array, context: { address: string; log: Logger }): Promise<Response> {
    const url = new URL(request.url);
    const name = operationAt(request.method, url.pathname.replace(/^\/api\/auth/, "").replace(/\/$/, ""));
    if (name === null) throw new AppError("not_found", "There is nothing at this address.");
    const operation = AUTH_OPERATIONS[name];
    const body = "body" in operation ? readJson(request.headers, bytes) : undefined;
    const response = await handlers[name]({ ...context, headers: request.headers, url, body });
    response.headers.set("cache-control", "no-store");
    return response;
  };
}

const currentSession = z
  .object({ user: z.looseObject({ image: z.string().nullish() }), session: z.looseObject({ token: z.string() }) })
  .nullable();

/** As documented: an image or null, and the token in the one form that works as a credential. */
function describeSession({ user, session }: NonNullable<z.infer<typeof currentSession>>, secret: string) {
  return { user: { ...user, image: user.image ?? null }, session: { ...session, token: signToken(session.token, secret) } };
}

function readJson(headers: Headers, bytes: Uint8Array): unknown {
  demandJson(headers);
  return parseJson(bytes);
}
