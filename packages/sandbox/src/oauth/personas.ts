import { createHash } from "node:crypto";

/** Somebody with an account at the sign-in providers. */
export interface Persona {
  /** Stable: the same person gets the same subject each time. */
  id: string;
  name: string;
  login: string;
  email: string;
  emailVerified: boolean;
  /** Whether GitHub shows the address on the public profile. Google knows no such thing. */
  emailPublic: boolean;
}

/** Who is always there: the ordinary case, and the two that a product must not stumble over. */
export const SEEDED: readonly Persona[] = [
  { id: "maya", name: "Maya Okafor", login: "maya-okafor", email: "maya@people.sandbox.test", emailVerified: true, emailPublic: true },
  { id: "jonas", name: "Jonas Weber", login: "jonasw", email: "jonas@people.sandbox.test", emailVerified: true, emailPublic: false },
  { id: "rin", name: "Rin Takeda", login: "rintk", email: "rin@people.sandbox.test", emailVerified: false, emailPublic: true },
];

/**
 * Somebody made up on the consent page. The address is who they are: given again, it is the same person.
 * @throws an error for people when it is no address
 */
export function somebodyElse(given: { name: string; email: string; emailVerified: boolean; emailPublic: boolean }): Persona {
  const email = given.email.trim().toLowerCase();
  if (!/^[^\s@]+@[^\s@]+\.[^\s@]+$/.test(email)) throw new Error("Write a whole e-mail address.");
  const login = email.replace(/@.*$/, "").replace(/[^a-z0-9]+/g, "-") || "somebody";
  return { ...given, id: email, name: given.name.trim() || login, login, email };
}

/** A number of `digits` digits that is the persona's own at this provider, never starting with 0. */
export function subjectOf(provider: string, personaId: string, digits: number): string {
  const hash = BigInt(`0x${createHash("sha256").update(`${provider}\n${personaId}`).digest("hex")}`);
  const lowest = 10n ** BigInt(digits - 1);
  return String(lowest + (hash % (9n * lowest)));
}
