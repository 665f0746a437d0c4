import { AppError } from "../../domain/errors";
import { operationAt } from "../embedded/operations";
import { signedInWithClerk, type ClerkIdentity } from "./caller";
import { SESSION_OPERATIONS } from "./session-operations";

/**
 * Answers `/api/auth/*` where Clerk keeps the accounts: who is signed in is told as documented; whatever would make a
 * session, a password or a proof of an address is Clerk's, so that there is no second way in beside it.
 * @throws {AppError} `identity_external`
 */
export async function answerExternally(identity: ClerkIdentity, request: Request): Promise<Response> {
  const name = operationAt(request.method, new URL(request.url).pathname.replace(/^\/api\/auth/, "").replace(/\/$/, ""));
  if (name === null) throw new AppError("not_found", "There is nothing at this address.");
  if (!SESSION_OPERATIONS.has(name)) throw new AppError("identity_external", "Accounts are kept by Clerk here. Use the sign-in page instead.");
  return Response.json(await describeSession(identity, request.headers), { headers: { "cache-control": "no-store" } });
}

/** As documented for both authorities; the token is the one that the caller showed, good for as long as Clerk made it. */
async function describeSession(identity: ClerkIdentity, headers: Headers) {
  const found = await signedInWithClerk(identity, headers);
  if (found === null) return null;
  const { session, user } = found;
  const [createdAt, updatedAt] = [user.createdAt, user.updatedAt].map(isoTime);
  const issuedAt = isoTime(session.issuedAt);
  return {
    user: { id: session.userId, name: user.name, email: user.email, emailVerified: user.emailVerified, image: user.imageUrl, createdAt, updatedAt },
    session: { id: session.sessionId, token: session.token, userId: session.userId, expiresAt: isoTime(session.expiresAt), createdAt: issuedAt, updatedAt: issuedAt },
  };
}

function isoTime(milliseconds: number): string {
  return new Date(milliseconds).toISOString();
}
