import { randomUUID } from "node:crypto";
import { betterAuth } from "better-auth";
import { createAuthMiddleware } from "better-auth/api";
import type { ConvexCaller } from "../../convex/clients";
import { PEER_HEADER } from "../../http/address";
import { convexAdapter } from "./convex-adapter";
import { sessionOpener } from "./open-session";
import { signedInAnswer } from "./signed-in-answer";
import { verificationLink, type VerificationRecipient } from "./verification";

export const MIN_PASSWORD_LENGTH = 8;
export const MAX_PASSWORD_LENGTH = 128;
const SESSION_SECONDS = 30 * 24 * 60 * 60;
/** A session in use is prolonged at most once a day, and that only where a cookie can be renewed with it. */
const PROLONG_AFTER_SECONDS = 24 * 60 * 60;

const ID_PREFIXES: Record<string, string> = { user: "usr", session: "ses", account: "acc", verification: "ver" };

export interface EmbeddedAuthOptions {
  appUrl: string;
  secret: string;
  /** Convex as the service: the store's functions accept nobody else. */
  convex: () => ConvexCaller;
  /** Asks for the mail that proves an address. */
  sendVerification(recipient: VerificationRecipient, url: string): Promise<void>;
}

/**
 * The identity provider inside the product: Better Auth with e-mail and password, its rows in Convex.
 * Whatever it would decide by itself about limits, origins and addresses is the route kernel's; it is asked only
 * through `handler.ts`, which lets through what is documented and nothing else.
 */
export function createBetterAuth(options: EmbeddedAuthOptions) {
  const { appUrl, secret } = options;
  return betterAuth({
    baseURL: appUrl,
    basePath: "/api/auth",
    secret,
    trustedOrigins: [appUrl],
    database: convexAdapter(options.convex),
    emailAndPassword: {
      enabled: true,
      minPasswordLength: MIN_PASSWORD_LENGTH,
      maxPasswordLength: MAX_PASSWORD_LENGTH,
    },
    emailVerification: {
      // Its own mail would leave before the sign-up is committed.
      sendOnSignUp: false,
      sendVerificationEmail: async ({ user, url }) => {
        await options.sendVerification(user, await verificationLink(user, { appUrl, secret, callback: callbackOf(url) }));
      },
    },
    session: {
      expiresIn: SESSION_SECONDS,
      updateAge: PROLONG_AFTER_SECONDS,
      // A cached session would outlive its revocation.
      cookieCache: { enabled: false },
    },
    plugins: [sessionOpener(secret)],
    hooks: { after: documentedAnswers(secret) },
    onAPIError: { throw: true },
    rateLimit: { enabled: false },
    telemetry: { enabled: false },
    logger: { disabled: true },
    advanced: {
      database: { joins: true, generateId: ({ model }) => `${ID_PREFIXES[model] ?? "row"}_${randomUUID().replaceAll("-", "")}` },
      ipAddress: { ipAddressHeaders: [PEER_HEADER] },
    },
  });
}

export type BetterAuth = ReturnType<typeof createBetterAuth>;

/** Answers as documented: sign-up and sign-in name the session they made, and its token is the signed one. */
function documentedAnswers(secret: string) {
  return createAuthMiddleware(async (context) => {
    const { newSession } = context.context;
    if (newSession === null || !SIGNING_IN.has(context.path)) return;
    return context.json(signedInAnswer(newSession, secret));
  });
}

const SIGNING_IN = new Set(["/sign-up/email", "/sign-in/email"]);

function callbackOf(url: string): string | null {
  return new URL(url).searchParams.get("callbackURL");
}
