import { Resend } from "resend";
import Stripe from "stripe";
import { Webhook } from "svix";
import { describe, expect, test } from "vitest";
import type { Sandbox } from "../src/index";
import { sandboxFor, startFakeApp } from "./kernel-support";

interface Listed {
  id: string;
  hits: number;
  remaining: number | null;
}

async function arm(sandbox: Sandbox, rule: object): Promise<string> {
  const answer = await sandbox.request("/_admin/faults", { method: "POST", body: JSON.stringify(rule) });
  const body: { fault: Listed } = await answer.json();
  expect(answer.status).toBe(201);
  return body.fault.id;
}

async function listed(sandbox: Sandbox): Promise<Listed[]> {
  const body: { faults: Listed[] } = await (await sandbox.request("/_admin/faults")).json();
  return body.faults;
}

const stripeAt = ({ url, env }: Sandbox, maxNetworkRetries = 0) =>
  new Stripe(env.STRIPE_SECRET_KEY ?? "", { host: "127.0.0.1", port: Number(new URL(url).port), protocol: "http", telemetry: false, maxNetworkRetries });
const resendAt = ({ env }: Sandbox) => new Resend(env.RESEND_API_KEY, { baseUrl: env.RESEND_BASE_URL ?? "" });
const letter = { from: "a@example.com", to: "b@example.com", subject: "s", text: "t" };

describe("requests, as the official SDKs see them", () => {
  test("Stripe's 429 and 5xx are its own errors, before the effect nothing has happened", async () => {
    const sandbox = await sandboxFor();
    const stripe = stripeAt(sandbox);
    const customers = { provider: "stripe", method: "POST", path: "/v1/customers" };
    await arm(sandbox, { on: "request", match: customers, effect: { kind: "status", status: 429 } });
    await arm(sandbox, { on: "request", match: customers, effect: { kind: "status", status: 503 } });
    await expect(stripe.customers.create({ name: "a" })).rejects.toBeInstanceOf(Stripe.errors.StripeRateLimitError);
    await expect(stripe.customers.create({ name: "a" })).rejects.toMatchObject({ type: "StripeAPIError", statusCode: 503 });
    expect((await stripe.customers.list()).data).toHaveLength(0);
    expect((await stripe.customers.create({ name: "a" })).name).toBe("a");
    expect(await listed(sandbox)).toMatchObject([{ hits: 1, remaining: 0 }, { hits: 1, remaining: 0 }]);
  });

  test("an answer lost after the effect leaves the effect, and the SDK's own retry gets it by its idempotency key", async () => {
    const sandbox = await sandboxFor();
    const stripe = stripeAt(sandbox, 2);
    await arm(sandbox, { on: "request", match: { containing: "lost@example.com" }, effect: { kind: "status", status: 502, moment: "after" } });
    await arm(sandbox, { on: "request", match: { containing: "lost@example.com" }, effect: { kind: "reset", moment: "after" } });
    const made = await stripe.customers.create({ email: "lost@example.com" });
    const all = (await stripe.customers.list({ email: "lost@example.com" })).data;
    expect(all.map(({ id }) => id)).toEqual([made.id]);
  });

  test("a reset before and a truncated answer are broken connections, not answers", async () => {
    const sandbox = await sandboxFor();
    const ask = () => fetch(`${sandbox.url}/v1/customers`, { headers: { authorization: `Bearer ${sandbox.env.STRIPE_SECRET_KEY}` } });
    await arm(sandbox, { on: "request", match: { path: "/v1/customers" }, effect: { kind: "reset" } });
    await expect(ask()).rejects.toThrow("fetch failed");
    await arm(sandbox, { on: "request", match: { path: "/v1/customers" }, effect: { kind: "truncate" } });
    const half = await ask();
    expect(half.status).toBe(200);
    await expect(half.text()).rejects.toThrow("terminated");
    await arm(sandbox, { on: "request", match: { path: "/v1/customers" }, effect: { kind: "truncate" } });
    await expect(stripeAt(sandbox).customers.list()).rejects.toBeInstanceOf(Stripe.errors.StripeConnectionError);
    expect((await ask()).ok).toBe(true);
  });

  test("latency holds the answer back, and the request is carried out though its sender has gone", async () => {
    const sandbox = await sandboxFor();
    await arm(sandbox, { on: "request", match: { provider: "resend" }, effect: { kind: "latency", ms: 400 } });
    const body = JSON.stringify(letter);
    const headers = { authorization: `Bearer ${sandbox.env.RESEND_API_KEY}`, "content-type": "application/json" };
    await expect(fetch(`${sandbox.env.RESEND_BASE_URL}/emails`, { method: "POST", headers, body, signal: AbortSignal.timeout(100) })).rejects.toThrow();
    await expect.poll(() => sandbox.mails().length, { timeout: 5000 }).toBe(1);
  });

  test("Resend's errors carry its names, and a repeat with the key of a lost answer sends nothing twice", async () => {
    const sandbox = await sandboxFor();
    const resend = resendAt(sandbox);
    const emails = { provider: "resend", method: "POST", path: "/emails" };
    await arm(sandbox, { on: "request", match: emails, effect: { kind: "status", status: 429 } });
    await arm(sandbox, { on: "request", match: emails, effect: { kind: "status", status: 500, moment: "after" } });
    expect((await resend.emails.send(letter)).error).toMatchObject({ name: "rate_limit_exceeded", statusCode: 429 });
    expect((await resend.emails.send(letter, { idempotencyKey: "k" })).error).toMatchObject({ name: "internal_server_error" });
    expect((await resend.emails.send(letter, { idempotencyKey: "k" })).error).toBeNull();
    expect(sandbox.mails()).toHaveLength(1);
  });

  test("UploadThing and Upstash fail in their own shape; the browser may read UploadThing's", async () => {
    const sandbox = await sandboxFor();
    await arm(sandbox, { on: "request", match: { provider: "uploadthing", path: "/ingest/*" }, effect: { kind: "status", status: 500 } });
    const upload = await fetch(`${sandbox.url}/ut/ingest/key`, { method: "PUT", body: "x" });
    expect([upload.status, await upload.json(), upload.headers.get("access-control-allow-origin")]).toEqual([500, { error: "Internal Server Error" }, "*"]);
    await arm(sandbox, { on: "request", match: { provider: "upstash" }, effect: { kind: "status", status: 500 } });
    const count = await fetch(`${sandbox.env.UPSTASH_REDIS_REST_URL}/`, { method: "POST", body: '["PING"]' });
    expect([count.status, await count.json()]).toEqual([500, { error: "The service is failing right now" }]);
  });
});

test("a webhook with a bad signature and a stale one are refused by the verifier, the retry is accepted", async () => {
  const app = await startFakeApp();
  app.status = 400;
  const sandbox = await sandboxFor({ appOrigin: app.origin, webhooks: { resend: "/hook" } });
  const sent = { provider: "resend", type: "email.sent" };
  await arm(sandbox, { on: "delivery", match: sent, effect: { kind: "bad_signature" } });
  await arm(sandbox, { on: "delivery", match: sent, effect: { kind: "stale_timestamp" } });
  await arm(sandbox, { on: "delivery", match: { type: "email.deliv*" }, effect: { kind: "lose" } });
  await resendAt(sandbox).emails.send(letter);
  for (let tries = 0; tries < 3; tries += 1) {
    await sandbox.advance(60_000);
    await sandbox.flush();
  }
  const webhook = new Webhook(sandbox.env.RESEND_WEBHOOK_SECRET ?? "");
  const verified = app.received.slice(0, 3).map(({ body, headers }) => {
    const { "svix-id": id, "svix-timestamp": time, "svix-signature": signature } = headers;
    try {
      webhook.verify(body, { "svix-id": String(id), "svix-timestamp": String(time), "svix-signature": String(signature) });
      return "accepted";
    } catch (error) {
      return error instanceof Error ? error.message : "";
    }
  });
  expect(verified).toEqual(["No matching signature found", "Message timestamp too old", "accepted"]);
  expect(app.received.every(({ body }) => body.includes("email.sent"))).toBe(true);
});

test("rules are made, read, deleted and cleared; a wrong one is refused with its reason", async () => {
  const sandbox = await sandboxFor();
  const drop = { on: "delivery", effect: { kind: "drop" } };
  const [first, second] = [await arm(sandbox, drop), await arm(sandbox, drop)];
  expect((await listed(sandbox)).map(({ id }) => id)).toEqual([first, second]);
  expect((await sandbox.request(`/_admin/faults/${first}`, { method: "DELETE" })).status).toBe(200);
  expect((await sandbox.request(`/_admin/faults/${first}`, { method: "DELETE" })).status).toBe(404);
  expect((await sandbox.request(`/_admin/faults/${second}`)).status).toBe(200);
  await sandbox.request("/_admin/faults", { method: "DELETE" });
  expect(await listed(sandbox)).toEqual([]);
  const wrong = await sandbox.request("/_admin/faults", { method: "POST", body: JSON.stringify({ ...drop, match: { provider: "paypal" } }) });
  expect([wrong.status, await wrong.json()]).toEqual([400, { error: expect.stringMatching(/^match\.provider must be one of .*stripe.*, not "paypal"\.$/) }]);
  expect((await fetch(`${sandbox.url}/_admin/faults`)).status).toBe(401);
});
