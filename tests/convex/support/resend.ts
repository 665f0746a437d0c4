import { api } from "../../../convex/_generated/api";
import { mailTags } from "../../../lib/domain/mailTags";
import type { Backend } from "./backend";

type Json = Record<string, unknown>;
export type ResendEvent = { eventId: string; type: string; payload: string };

let counter = 0;

/** An event on Resend's wire about a mail of ours: `key` is the work that sent it. `at` in ms. */
export function mailEvent(type: string, mail: { messageId: string; key: string; template?: string; to?: string; at: number }, detail: Json = {}): ResendEvent {
  const { messageId, key, template = "receipt", to = "Ben@Example.com", at } = mail;
  const tags = Object.fromEntries(mailTags(key, template).map(({ name, value }) => [name, value]));
  const base = { email_id: messageId, message_id: `<${messageId}@x>`, created_at: new Date(at).toISOString(), from: "Backline <a@b.c>", to: [to], subject: "Hello", tags };
  return resendEvent(type, at, { ...base, ...detail });
}

export function resendEvent(type: string, at: number, data: Json): ResendEvent {
  counter += 1;
  return { eventId: `msg_${counter}`, type, payload: JSON.stringify({ type, created_at: new Date(at).toISOString(), data }) };
}

/** A server's refusal. */
export const bounce = (type: string) => ({ bounce: { type, subType: "General", message: "No such mailbox." } });

/** Delivers an event as the webhook route does, and lets it be processed. */
export async function resendWebhook(house: Backend, event: ResendEvent) {
  const answer = await house.service.mutation(api.platform.inbox.receive, { provider: "resend", ...event });
  await house.settle();
  return answer;
}
