import { Webhook } from "svix";
import { makeId } from "./state";

export interface WebhookTarget {
  url: string;
  secret: string;
}

/** An event as Clerk's webhooks carry it. */
export interface StandinEvent {
  type: string;
  data: unknown;
}

/** Signs an event as Svix does and posts it. `changes` spoils what a test wants spoilt. */
export async function deliver(target: WebhookTarget, event: StandinEvent, changes: { id?: string; secret?: string; at?: Date; body?: string } = {}): Promise<Response> {
  const id = changes.id ?? makeId("msg");
  const at = changes.at ?? new Date();
  const payload = JSON.stringify({ object: "event", ...event });
  const signature = new Webhook(changes.secret ?? target.secret).sign(id, at, payload);
  return await fetch(target.url, {
    method: "POST",
    headers: { "content-type": "application/json", "svix-id": id, "svix-timestamp": String(Math.floor(at.getTime() / 1000)), "svix-signature": signature },
    body: changes.body ?? payload,
  });
}
