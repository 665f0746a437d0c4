import { api } from "../../../convex/_generated/api";
import type { Backend } from "./backend";
import { USER_ISSUER } from "./backend";

export const CLERK_ISSUER = "https://clerk.backline.example";

export type ClerkEvent = { type: string; data: Record<string, unknown> };

type Facts = { id?: string; email?: string; verified?: boolean; first?: string; at: number };

/** A user as Clerk's events carry it. */
export function clerkUser({ id = "user_ada", email = "ada@example.com", verified = true, first = "Ada", at }: Facts): Record<string, unknown> {
  return {
    object: "user",
    id,
    first_name: first,
    last_name: "Byron",
    username: null,
    has_image: true,
    image_url: `https://img.clerk.com/${id}`,
    primary_email_address_id: "idn_1",
    email_addresses: [{ id: "idn_1", email_address: email, verification: { status: verified ? "verified" : "unverified" } }],
    created_at: 1,
    updated_at: at,
  };
}

export const created = (facts: Facts): ClerkEvent => ({ type: "user.created", data: clerkUser(facts) });
export const updated = (facts: Facts): ClerkEvent => ({ type: "user.updated", data: clerkUser(facts) });
export const deleted = (id = "user_ada"): ClerkEvent => ({ type: "user.deleted", data: { object: "user", id, deleted: true } });

let messages = 0;

/** Delivers an event as the webhook route does, and lets it be applied. */
export async function deliver(house: Backend, event: ClerkEvent, eventId = `msg_${(messages += 1)}`) {
  const payload = JSON.stringify({ object: "event", ...event });
  const answer = await house.service.mutation(api.platform.inbox.receive, { provider: "clerk", eventId, type: event.type, payload });
  await house.settle();
  return answer;
}

/** Somebody signed in with Clerk, as our server speaks for them. */
export function asClerkUser({ t }: Backend, id = "user_ada") {
  return t.withIdentity({ issuer: USER_ISSUER, subject: id, authority: "clerk" });
}
