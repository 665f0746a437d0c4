import type { Session, User } from "better-auth/types";
import { signToken } from "./session-token";

/** The documented answer to whoever has just signed in: user and session, whose token is the signed one. */
export function signedInAnswer({ session, user }: { session: Session; user: User }, secret: string) {
  const token = signToken(session.token, secret);
  const { id, name, email, emailVerified, image, createdAt, updatedAt } = user;
  return { token, user: { id, name, email, emailVerified, image: image ?? null, createdAt, updatedAt }, session: { ...session, token } };
}
