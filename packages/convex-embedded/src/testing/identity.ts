import type { UserIdentity } from "convex/server";
import type { Caller } from "../exec/deployment";

const ISSUER = "https://convex.test";

/** A caller with what was given of an identity; the rest is made up, the same for the same attributes. */
export function callerOf(identity: Partial<UserIdentity>): Caller {
  const subject = identity.subject ?? String(hash(JSON.stringify(identity)));
  const issuer = identity.issuer ?? ISSUER;
  const tokenIdentifier = identity.tokenIdentifier ?? `${issuer}|${subject}`;
  return { identity: JSON.stringify({ ...identity, subject, issuer, tokenIdentifier }), admin: false };
}

function hash(text: string): number {
  let value = 0;
  for (let at = 0; at < text.length; at += 1) value = (value * 31 + text.charCodeAt(at)) | 0;
  return value;
}
