import type { UserCaller } from "../types";
import type { BetterAuth } from "./server";
import { signedTokensOf, verifyToken } from "./session-token";

/** A session may do whatever its user may. */
const FULL_SCOPE = ["*"] as const;

/**
 * Who the request's session belongs to, read from the store each time: a revoked session is nobody's at once.
 * Never prolongs a session: here no cookie can be renewed with it.
 */
export async function callerOfSession(auth: BetterAuth, secret: string, headers: Headers, address: string): Promise<UserCaller | null> {
  const context = await auth.$context;
  for (const signed of signedTokensOf(headers, context.authCookies.sessionToken.name)) {
    const token = verifyToken(signed, secret);
    if (token === null) continue;
    const found = await context.internalAdapter.findSession(token);
    if (found === null || found.session.expiresAt.getTime() <= Date.now()) continue;
    const { session, user } = found;
    return {
      kind: "user",
      authority: "embedded",
      externalId: user.id,
      sessionId: session.id,
      email: user.email,
      emailVerified: user.emailVerified,
      name: user.name,
      imageUrl: user.image ?? null,
      scopes: FULL_SCOPE,
      address,
    };
  }
  return null;
}
