import { createHmac } from "node:crypto";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { expect } from "vitest";
import { z } from "zod";
import { house, stranger } from "../support/world";
import type { Case } from "./case";

const WEBHOOK = "/api/webhooks/resend";
const EVENT = JSON.stringify({ type: "email.delivered", created_at: new Date(0).toISOString(), data: { email_id: "none-of-ours", to: ["x@example.com"] } });
const OTHER_SECRET = `whsec_${Buffer.alloc(24, 7).toString("base64")}`;

/** The signing secret that the sandbox gave to the app. */
function secret(): string {
  const file = readFileSync(join(house().dataDir, "sandbox", "env.json"), "utf8");
  return z.object({ RESEND_WEBHOOK_SECRET: z.string() }).parse(JSON.parse(file)).RESEND_WEBHOOK_SECRET;
}

const seconds = () => Math.floor(Date.now() / 1000);
let count = 0;
const freshId = () => `msg_contract_${Date.now()}_${(count += 1)}`;

/** Svix's scheme: HMAC-SHA256 over id, time and body, with the secret's bytes. */
function signed(body: string, { id = freshId(), time = seconds(), key = secret() } = {}): Record<string, string> {
  const bytes = Buffer.from(key.slice("whsec_".length), "base64");
  const signature = createHmac("sha256", bytes).update(`${id}.${time}.${body}`).digest("base64");
  return { "svix-id": id, "svix-timestamp": String(time), "svix-signature": `v1,${signature}` };
}

const post = (body: string, headers: Record<string, string> = {}) => stranger().fetch(WEBHOOK, { method: "POST", headers, body });
const received = (duplicate: boolean) => async (response: Response) => expect(await response.json()).toEqual({ received: true, duplicate });

export const resendWebhook: Case[] = [
  { name: "an event that Resend signed is taken", status: 200, call: () => post(EVENT, signed(EVENT)), check: received(false) },
  {
    name: "the same event again is acknowledged and changes nothing",
    status: 200,
    call: async () => {
      const headers = signed(EVENT);
      await post(EVENT, headers);
      return post(EVENT, headers);
    },
    check: received(true),
  },
  {
    name: "twenty deliveries of one event at once are one event",
    status: 200,
    call: async () => {
      const headers = signed(EVENT);
      const answers = await Promise.all(Array.from({ length: 20 }, () => post(EVENT, headers)));
      const bodies = await Promise.all(answers.map(async (answer) => z.object({ duplicate: z.boolean() }).parse(await answer.json())));
      expect(bodies.filter(({ duplicate }) => !duplicate)).toHaveLength(1);
      return post(EVENT, headers);
    },
    check: received(true),
  },
  {
    name: "a type nobody knows is acknowledged",
    status: 200,
    call: () => {
      const body = EVENT.replace("email.delivered", "inbox.thread.created");
      return post(body, signed(body));
    },
    check: received(false),
  },
  { name: "defect 27: without a signature nothing is taken", status: 400, code: "invalid_request", call: () => post(EVENT) },
  { name: "a signature by another secret is refused", status: 400, code: "invalid_request", call: () => post(EVENT, signed(EVENT, { key: OTHER_SECRET })) },
  { name: "an empty secret does not verify", status: 400, code: "invalid_request", call: () => post(EVENT, signed(EVENT, { key: "whsec_" })) },
  { name: "a recorded event of ten minutes ago is refused", status: 400, code: "invalid_request", call: () => post(EVENT, signed(EVENT, { time: seconds() - 600 })) },
  { name: "an event of ten minutes ahead is refused", status: 400, code: "invalid_request", call: () => post(EVENT, signed(EVENT, { time: seconds() + 600 })) },
  { name: "a body that was changed on the way is refused", status: 400, code: "invalid_request", call: () => post(EVENT.replace("x@", "y@"), signed(EVENT)) },
  { name: "an event under another id is refused", status: 400, code: "invalid_request", call: () => post(EVENT, { ...signed(EVENT), "svix-id": freshId() }) },
  { name: "what is signed but no event is refused", status: 400, code: "invalid_request", call: () => post("[]", signed("[]")) },
  { name: "a body beyond the limit is not read", status: 413, code: "payload_too_large", call: () => post("x".repeat(1024 * 1024)) },
];
