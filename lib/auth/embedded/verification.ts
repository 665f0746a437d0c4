import { jwtVerify, SignJWT } from "jose";
import { z } from "zod";
import { safeNextPath } from "../../next-path";

/** How long a link in a mail works. */
const LINK_HOURS = 24;
const AUDIENCE = "verify-email";
/** Where people land when nothing else was asked for. */
const DEFAULT_CALLBACK = "/verify-email";

export interface VerificationRecipient {
  id: string;
  email: string;
  name: string;
}

const claims = z.object({ sub: z.string(), email: z.string() });

interface LinkOptions {
  appUrl: string;
  secret: string;
  callback: string | null;
}

/** The address that the mail links to. Its token proves that the mailbox was read, and nothing more. */
export async function verificationLink(user: VerificationRecipient, { appUrl, secret, callback }: LinkOptions): Promise<string> {
  const url = new URL("/api/auth/verify-email", appUrl);
  url.searchParams.set("token", await verificationToken(user, secret));
  url.searchParams.set("callbackURL", safeNextPath(callback, DEFAULT_CALLBACK));
  return url.href;
}

/** Bound to the account and the address together: neither a new account nor a new address inherits it. */
export async function verificationToken(user: Pick<VerificationRecipient, "id" | "email">, secret: string): Promise<string> {
  return await new SignJWT({ email: user.email.toLowerCase() })
    .setProtectedHeader({ alg: "HS256" })
    .setSubject(user.id)
    .setAudience(AUDIENCE)
    .setIssuedAt()
    .setExpirationTime(`${LINK_HOURS}h`)
    .sign(new TextEncoder().encode(secret));
}

/** Whose address the token proves; `null` when it is not ours, not for this, or too old. */
export async function readVerificationToken(token: string, secret: string): Promise<{ userId: string; email: string } | null> {
  const payload = await jwtVerify(token, new TextEncoder().encode(secret), { algorithms: ["HS256"], audience: AUDIENCE }).then(
    (verified) => verified.payload,
    () => null,
  );
  const parsed = claims.safeParse(payload);
  return parsed.success ? { userId: parsed.data.sub, email: parsed.data.email } : null;
}

/** A path of ours to go on to, from a client's `callbackURL`. */
export function callbackPath(given: string | null): string {
  return safeNextPath(given, DEFAULT_CALLBACK);
}
