import { z } from "zod";
import type { Method } from "../../http/contract";
import { SOCIAL_PROVIDERS } from "../social";
import { MAX_PASSWORD_LENGTH, MIN_PASSWORD_LENGTH } from "./server";

const email = z.email("must be an e-mail address").max(254).transform((address) => address.toLowerCase());
const password = z.string().min(MIN_PASSWORD_LENGTH, `must have at least ${MIN_PASSWORD_LENGTH} characters`).max(MAX_PASSWORD_LENGTH);
const time = z.string().meta({ format: "date-time" });

const user = z.object({
  id: z.string(),
  name: z.string(),
  email: z.string(),
  emailVerified: z.boolean(),
  image: z.string().nullable(),
  createdAt: time,
  updatedAt: time,
});

const session = z.object({
  id: z.string(),
  token: z.string(),
  userId: z.string(),
  expiresAt: time,
  createdAt: time,
  updatedAt: time,
  ipAddress: z.string().nullish(),
  userAgent: z.string().nullish(),
});

const signedIn = z.object({ token: z.string(), user, session });
const current = z.object({ user, session }).nullable();

export const signUpBody = z.object({ name: z.string().trim().min(1, "must not be empty").max(100), email, password });
export const signInBody = z.object({ email, password: z.string().min(1).max(MAX_PASSWORD_LENGTH), rememberMe: z.boolean().optional() });
export const sendVerificationBody = z.object({ email, callbackURL: z.string().max(500).optional() });
export const verifyEmailBody = z
  .object({ token: z.string().min(1), password: z.string().min(1).max(MAX_PASSWORD_LENGTH), newPassword: password })
  .partial({ password: true, newPassword: true });

const nextPath = z.string().max(500).optional().meta({ description: "A path of ours to go on to" });
const linkToken = z.string().min(1).max(200);
export const socialSignInBody = z.object({ provider: z.enum(SOCIAL_PROVIDERS), callbackURL: nextPath });
export const magicLinkBody = z.object({ email, callbackURL: nextPath });
export const redeemMagicLinkBody = z.object({ token: linkToken, name: z.string().trim().min(1, "must not be empty").max(100).optional() });
export const forgotPasswordBody = z.object({ email });
export const updateUserBody = z.object({ name: z.string().trim().min(1, "must not be empty").max(100) });
const ownPassword = z.string().min(1).max(MAX_PASSWORD_LENGTH);
export const changePasswordBody = z.object({ currentPassword: ownPassword, newPassword: password });
export const changeEmailBody = z.object({ newEmail: email, password: ownPassword });
export const confirmEmailBody = z.object({ token: linkToken });
export const revokeSessionBody = z.object({ id: z.string().min(1).max(100) });
export const revokeSessionsBody = z.object({ keepCurrent: z.boolean() });
export const unlinkBody = z.object({ provider: z.enum(SOCIAL_PROVIDERS) });
export const deleteUserBody = z.object({ password: ownPassword });
const success = z.object({ success: z.literal(true) });
export const resetPasswordBody = z.object({ token: linkToken, password });

/** What an operation says of itself; the API document is made from these lines too. */
export interface AuthOperation {
  summary: string;
  /** `user`: for whoever is signed in to the account; left out: for anybody. */
  identity?: "user";
  params?: z.ZodObject;
  body?: z.ZodObject;
  response: z.ZodType;
  also?: Record<number, string>;
}

/**
 * Everything that `/api/auth` answers; any other path is 404. So a library's update opens no door by itself.
 */
export const AUTH_OPERATIONS = {
  "POST /sign-up/email": { summary: "Create an account with e-mail and password", body: signUpBody, response: signedIn },
  "POST /sign-up": { summary: "Create an account (short path)", body: signUpBody, response: signedIn },
  "POST /sign-in/email": { summary: "Sign in with e-mail and password", body: signInBody, response: signedIn },
  "POST /sign-in": { summary: "Sign in (short path)", body: signInBody, response: signedIn },
  "GET /session": { summary: "The current session, or null", response: current },
  "GET /get-session": { summary: "The current session, or null", response: current },
  "POST /sign-out": { summary: "End the current session at once", response: z.object({ success: z.literal(true) }) },
  "POST /send-verification-email": {
    summary: "Send the mail that proves an address; answers the same whether the address is known or not",
    body: sendVerificationBody,
    response: z.object({ status: z.literal(true) }),
  },
  "GET /verify-email": {
    summary: "The link of a verification mail",
    response: z.null(),
    also: { 302: "To the page asked for, to the sign-in page, or back with `error` when the link does not work" },
  },
  "POST /verify-email": {
    summary: "Prove an address with the mail's token: signed in to the account, or with its password, or with a new one",
    body: verifyEmailBody,
    response: z.union([z.object({ status: z.literal(true), alreadyVerified: z.boolean() }), signedIn]),
  },
  "POST /sign-in/social": {
    summary: "Begin signing in with an account elsewhere: the address to send the browser to",
    body: socialSignInBody,
    response: z.object({ url: z.url(), redirect: z.literal(true) }),
  },
  "GET /callback/[provider]": {
    summary: "Where the other provider sends the browser back to",
    params: z.object({ provider: z.enum(SOCIAL_PROVIDERS) }),
    response: z.null(),
    also: { 302: "To the page asked for, signed in; or to the sign-in page with `error`" },
  },
  "POST /sign-in/magic-link": {
    summary: "Mail a link that signs in, and makes an account for a new address; answers the same for every address",
    body: magicLinkBody,
    response: z.object({ status: z.literal(true) }),
  },
  "GET /magic-link/verify": {
    summary: "The link of that mail. Uses nothing up: mail scanners follow links too",
    response: z.null(),
    also: { 302: "To the page that asks before it signs in" },
  },
  "POST /magic-link/verify": { summary: "Sign in with the mail's token, once", body: redeemMagicLinkBody, response: signedIn },
  "POST /forgot-password": {
    summary: "Mail a link to choose a new password; answers the same whether the address is known or not",
    body: forgotPasswordBody,
    response: z.object({ success: z.literal(true), message: z.string() }),
  },
  "POST /reset-password": {
    summary: "Choose a new password with the mail's token, once; ends every session of the account and opens one here",
    body: resetPasswordBody,
    response: z.object({ success: z.literal(true), message: z.string() }),
  },
  "POST /update-user": { summary: "Change one's own name", identity: "user", body: updateUserBody, response: success },
  "POST /change-password": { summary: "Change one's own password with the current one; ends every other session", identity: "user", body: changePasswordBody, response: success },
  "POST /change-email": {
    summary: "Mail a link to a new address of one's own account; answers the same whether the address is free or not",
    identity: "user",
    body: changeEmailBody,
    response: success,
  },
  "POST /change-email/confirm": {
    summary: "Move one's own account to the address whose mail has the token, once; ends every other session",
    identity: "user",
    body: confirmEmailBody,
    response: success.extend({ email: z.string() }),
  },
  "POST /revoke-session": { summary: "End one session of one's own", identity: "user", body: revokeSessionBody, response: success },
  "POST /revoke-sessions": { summary: "Sign out everywhere, or everywhere else", identity: "user", body: revokeSessionsBody, response: success },
  "POST /unlink-account": { summary: "Take the connection to another service off one's own account", identity: "user", body: unlinkBody, response: success },
  "POST /delete-user": { summary: "Delete one's own account, with its password", identity: "user", body: deleteUserBody, response: success },
} as const satisfies Partial<Record<`${Method} /${string}`, AuthOperation>>;

export type AuthOperationName = keyof typeof AUTH_OPERATIONS;

/** The operation at a path below `/api/auth`, or null. */
export function operationAt(method: string, path: string): AuthOperationName | null {
  const name = `${method} ${path.replace(/^\/callback\/[^/]+$/, "/callback/[provider]")}`;
  return isAuthOperation(name) ? name : null;
}

function isAuthOperation(name: string): name is AuthOperationName {
  return Object.hasOwn(AUTH_OPERATIONS, name);
}
