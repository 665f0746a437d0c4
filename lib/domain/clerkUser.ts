import { isRecord } from "./jsonRecord";

/** What we keep of a Clerk user. `updatedAt` is Clerk's own clock, Unix milliseconds: the newest word counts. */
export interface ClerkUser {
  externalId: string;
  email: string;
  emailVerified: boolean;
  name: string;
  imageUrl: string | null;
  updatedAt: number;
}

const NAMELESS = "Unnamed";

/**
 * Reads a user as Clerk's Backend API and its `user.created` and `user.updated` events send it
 * (https://clerk.com/docs/reference/backend-api, object `user`), or `null` when it is none.
 * Somebody who signed up without an e-mail address has the address "", which is never verified.
 */
export function readClerkUser(value: unknown): ClerkUser | null {
  if (!isRecord(value)) return null;
  const { id, updated_at, email_addresses, primary_email_address_id } = value;
  if (typeof id !== "string" || id === "" || typeof updated_at !== "number" || !Array.isArray(email_addresses)) return null;
  const primary = email_addresses.filter(isRecord).find((address) => address.id === primary_email_address_id);
  const email = textOf(primary?.email_address).trim().toLowerCase();
  return {
    externalId: id,
    email,
    emailVerified: email !== "" && isRecord(primary?.verification) && primary.verification.status === "verified",
    name: nameOf(value, email),
    imageUrl: value.has_image === true && textOf(value.image_url) !== "" ? textOf(value.image_url) : null,
    updatedAt: updated_at,
  };
}

/** The name that licences will carry: the full one, else the user name, else what stands before the @. */
function nameOf(user: Record<string, unknown>, email: string): string {
  const full = [user.first_name, user.last_name].map(textOf).map((part) => part.trim()).filter((part) => part !== "");
  const candidates = [full.join(" "), textOf(user.username), email.split("@", 1)[0] ?? ""];
  return candidates.find((name) => name !== "") ?? NAMELESS;
}

function textOf(value: unknown): string {
  return typeof value === "string" ? value : "";
}
