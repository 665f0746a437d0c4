import { Resend, type CreateEmailOptions, type ErrorResponse, type WebhookEventPayload } from "resend";
import { Webhook } from "svix";
import { describe, expect, test } from "vitest";
import type { Sandbox } from "../src/index";
import { sandboxFor, startFakeApp, temporaryDirectory, type FakeApp } from "./kernel-support";

const HOUR = 60 * 60 * 1000;
const MAIL = { from: "Shop <shop@example.com>", to: "fan@example.com", subject: "Hello", html: "<p>Hi</p>", text: "Hi" } satisfies CreateEmailOptions;

function clientOf({ env }: Sandbox, key = env.RESEND_API_KEY): Resend {
  return new Resend(key, { baseUrl: env.RESEND_BASE_URL ?? "" });
}

async function send(resend: Resend, mail: CreateEmailOptions = MAIL): Promise<string> {
  const { data, error } = await resend.emails.send(mail);
  if (data === null) throw new Error(error.message);
  return data.id;
}

/** The webhooks a product received, each verified with Resend's own SDK and with Svix's. */
function verifiedEvents(app: FakeApp, sandbox: Sandbox): WebhookEventPayload[] {
  const secret = sandbox.env.RESEND_WEBHOOK_SECRET ?? "";
  return app.received.map(({ body, headers }) => {
    const named = { "svix-id": String(headers["svix-id"]), "svix-timestamp": String(headers["svix-timestamp"]), "svix-signature": String(headers["svix-signature"]) };
    new Webhook(secret).verify(body, named);
    return clientOf(sandbox).webhooks.verify({
      payload: body,
      headers: { id: named["svix-id"], timestamp: named["svix-timestamp"], signature: named["svix-signature"] },
      webhookSecret: secret,
    });
  });
}

async function sandboxWithHook(): Promise<{ sandbox: Sandbox; app: FakeApp; resend: Resend }> {
  const app = await startFakeApp();
  const sandbox = await sandboxFor({ appOrigin: app.origin, webhooks: { resend: "/api/webhooks/resend" } });
  return { sandbox, app, resend: clientOf(sandbox) };
}

/** Lets due mail go out and waits for the product's answers. */
async function settle(sandbox: Sandbox): Promise<void> {
  await sandbox.advance(1);
  await sandbox.flush();
}

describe("sending", () => {
  test("a mail is answered with its id, readable through the API and in the sandbox", async () => {
    const sandbox = await sandboxFor();
    const resend = clientOf(sandbox);
    const id = await send(resend, { ...MAIL, cc: "c@example.com", replyTo: ["r@example.com"], tags: [{ name: "kind", value: "verify" }], headers: { "X-A": "1" } });
    await settle(sandbox);
    const { data } = await resend.emails.get(id);
    expect(data).toMatchObject({
      object: "email",
      id,
      from: "Shop <shop@example.com>",
      to: ["fan@example.com"],
      cc: ["c@example.com"],
      bcc: null,
      reply_to: ["r@example.com"],
      subject: "Hello",
      html: "<p>Hi</p>",
      text: "Hi",
      last_event: "delivered",
      scheduled_at: null,
      tags: [{ name: "kind", value: "verify" }],
    });
    expect(sandbox.mails()).toMatchObject([{ id, to: ["fan@example.com"], headers: { "X-A": "1" } }]);
  });

  test("attachments keep their bytes", async () => {
    const sandbox = await sandboxFor();
    const id = await send(clientOf(sandbox), { ...MAIL, attachments: [{ filename: "päper.pdf", content: Buffer.from("%PDF-1"), contentType: "application/pdf" }] });
    expect(sandbox.mails()[0]?.attachments).toMatchObject([{ filename: "päper.pdf", contentType: "application/pdf", content: { size: 6 } }]);
    const served = await fetch(`${sandbox.url}/console/mail/raw/${id}/attachments/0`);
    expect(await served.text()).toBe("%PDF-1");
    expect(served.headers.get("content-disposition")).toContain("p%C3%A4per.pdf");
  });

  test.each<[string, Record<string, unknown>, ErrorResponse["name"], number]>([
    ["no recipient", { to: "" }, "missing_required_field", 422],
    ["no subject", { subject: undefined }, "missing_required_field", 422],
    ["neither HTML nor text", { html: undefined, text: undefined }, "missing_required_field", 422],
    ["a recipient that is no address", { to: "fan" }, "validation_error", 422],
    ["a sender that is no address", { from: "Shop" }, "invalid_from_address", 422],
    ["51 recipients", { to: Array.from({ length: 51 }, (_, n) => `fan${n}@example.com`) }, "validation_error", 422],
    ["a header of two lines", { headers: { "X-A": "1\r\nBcc: x@example.com" } }, "validation_error", 422],
    ["a tag with a space", { tags: [{ name: "a b", value: "c" }] }, "validation_error", 422],
    ["an attachment without content", { attachments: [{ filename: "a" }] }, "invalid_attachment", 422],
    ["a schedule in the past", { scheduled_at: "2001-01-01T00:00:00Z" }, "validation_error", 422],
  ])("%s is refused in Resend's words and sends nothing", async (_, change, name, statusCode) => {
    const sandbox = await sandboxFor();
    const { data, error } = await clientOf(sandbox).post("/emails", { ...MAIL, ...change });
    expect(data).toBeNull();
    expect(error).toMatchObject({ name, statusCode, message: expect.any(String) });
    expect(sandbox.mails()).toEqual([]);
  });

  test("a wrong key, no key, an unknown id, path and method each have their error", async () => {
    const sandbox = await sandboxFor();
    expect((await clientOf(sandbox, "re_wrong").emails.send(MAIL)).error).toMatchObject({ name: "invalid_api_key", statusCode: 403 });
    expect(await (await fetch(`${sandbox.url}/resend/emails`, { method: "POST" })).json()).toMatchObject({ name: "missing_api_key", statusCode: 401 });
    const resend = clientOf(sandbox);
    expect((await resend.emails.get("0a")).error).toMatchObject({ name: "not_found", statusCode: 404 });
    expect((await resend.domains.list()).error).toMatchObject({ name: "not_found", statusCode: 404 });
    expect((await resend.delete("/emails")).error).toMatchObject({ name: "method_not_allowed", statusCode: 405 });
  });

  test("mails survive a restart", async () => {
    const dataDir = temporaryDirectory();
    const first = await sandboxFor({ dataDir });
    const id = await send(clientOf(first));
    await first.close();
    const second = await sandboxFor({ dataDir });
    expect((await clientOf(second).emails.get(id)).data?.subject).toBe("Hello");
  });
});

describe("idempotency key", () => {
  test("the same request again is answered the same and sends once, also after a restart", async () => {
    const dataDir = temporaryDirectory();
    const first = await sandboxFor({ dataDir });
    const one = await clientOf(first).emails.send(MAIL, { idempotencyKey: "verify/1" });
    await first.close();
    const second = await sandboxFor({ dataDir });
    const two = await clientOf(second).emails.send(MAIL, { idempotencyKey: "verify/1" });
    expect(two.data).toEqual(one.data);
    expect(second.mails()).toHaveLength(1);
  });

  test("another request under the same key is a conflict", async () => {
    const resend = clientOf(await sandboxFor());
    await resend.emails.send(MAIL, { idempotencyKey: "k" });
    const { error } = await resend.emails.send({ ...MAIL, subject: "Other" }, { idempotencyKey: "k" });
    expect(error).toMatchObject({ name: "invalid_idempotent_request", statusCode: 409 });
  });

  test("twenty at once send one mail: each is answered with it or told that it is under way", async () => {
    const sandbox = await sandboxFor();
    const resend = clientOf(sandbox);
    const withAttachment: CreateEmailOptions = { ...MAIL, attachments: [{ filename: "a", content: "YQ==" }] };
    const answers = await Promise.all(Array.from({ length: 20 }, () => resend.emails.send(withAttachment, { idempotencyKey: "k" })));
    expect(sandbox.mails()).toHaveLength(1);
    expect(new Set(answers.flatMap(({ data }) => data?.id ?? []))).toEqual(new Set([sandbox.mails()[0]?.id]));
    expect(answers.flatMap(({ error }) => error ?? []).every(({ name }) => name === "concurrent_idempotent_requests")).toBe(true);
  });

  test("after 24 hours the key is free again; a key over 256 characters is refused", async () => {
    const sandbox = await sandboxFor();
    const resend = clientOf(sandbox);
    await resend.emails.send(MAIL, { idempotencyKey: "k" });
    await sandbox.advance(24 * HOUR);
    expect((await resend.emails.send({ ...MAIL, subject: "Other" }, { idempotencyKey: "k" })).error).toBeNull();
    expect((await resend.emails.send(MAIL, { idempotencyKey: "k".repeat(257) })).error).toMatchObject({ name: "invalid_idempotency_key", statusCode: 400 });
  });

  test("a refused request does not use the key up", async () => {
    const resend = clientOf(await sandboxFor());
    expect((await resend.emails.send({ ...MAIL, to: "nobody" }, { idempotencyKey: "k" })).error).not.toBeNull();
    expect((await resend.emails.send(MAIL, { idempotencyKey: "k" })).error).toBeNull();
  });
});

describe("batch", () => {
  test("strict validation sends all or none, permissive sends what is right", async () => {
    const sandbox = await sandboxFor();
    const resend = clientOf(sandbox);
    const mixed = [MAIL, { ...MAIL, to: "nobody" }];
    expect((await resend.batch.send(mixed)).error).toMatchObject({ name: "validation_error" });
    expect(sandbox.mails()).toHaveLength(0);
    const { data } = await resend.batch.send(mixed, { batchValidation: "permissive" });
    expect(data).toMatchObject({ data: [{ id: expect.any(String) }], errors: [{ index: 1, message: expect.stringContaining("`to`") }] });
    expect((await resend.batch.send([MAIL, MAIL], { idempotencyKey: "b" })).data?.data).toHaveLength(2);
    expect(sandbox.mails()).toHaveLength(3);
  });

  test("more than a hundred are refused", async () => {
    const resend = clientOf(await sandboxFor());
    expect((await resend.batch.send(Array.from({ length: 101 }, () => MAIL))).error).toMatchObject({ name: "validation_error" });
  });
});

describe("scheduled mail", () => {
  test("goes out when the clock reaches it, and can be moved before that", async () => {
    const sandbox = await sandboxFor();
    const resend = clientOf(sandbox);
    const id = await send(resend, { ...MAIL, scheduledAt: new Date(Date.now() + HOUR).toISOString() });
    expect((await resend.emails.get(id)).data?.last_event).toBe("scheduled");
    expect((await resend.emails.update({ id, scheduledAt: new Date(Date.now() + 3 * HOUR).toISOString() })).data).toEqual({ object: "email", id });
    await sandbox.advance(2 * HOUR);
    expect((await resend.emails.get(id)).data?.last_event).toBe("scheduled");
    await sandbox.advance(2 * HOUR);
    expect((await resend.emails.get(id)).data?.last_event).toBe("delivered");
    expect((await resend.emails.cancel(id)).error).toMatchObject({ name: "validation_error" });
  });

  test("is not sent when cancelled, and a restart does not forget it", async () => {
    const dataDir = temporaryDirectory();
    const first = await sandboxFor({ dataDir });
    const scheduledAt = new Date(Date.now() + HOUR).toISOString();
    const cancelled = await send(clientOf(first), { ...MAIL, scheduledAt });
    const kept = await send(clientOf(first), { ...MAIL, scheduledAt });
    expect((await clientOf(first).emails.cancel(cancelled)).data).toEqual({ object: "email", id: cancelled });
    await first.close();
    const second = await sandboxFor({ dataDir });
    await second.advance(2 * HOUR);
    expect((await clientOf(second).emails.get(cancelled)).data?.last_event).toBe("canceled");
    expect((await clientOf(second).emails.get(kept)).data?.last_event).toBe("delivered");
  });
});

describe("webhooks", () => {
  test.each([
    ["fan@example.com", ["email.sent", "email.delivered"], "delivered"],
    ["delivered+one@resend.dev", ["email.sent", "email.delivered"], "delivered"],
    ["Bounce <bounced@resend.dev>", ["email.sent", "email.bounced"], "bounced"],
    ["complained@resend.dev", ["email.sent", "email.delivered", "email.complained"], "complained"],
    ["suppressed@resend.dev", ["email.suppressed"], "suppressed"],
  ])("a mail to %s tells %j, signed so that both SDKs accept it", async (to, types, last) => {
    const { sandbox, app, resend } = await sandboxWithHook();
    const id = await send(resend, { ...MAIL, to, tags: [{ name: "order", value: "o_1" }] });
    await settle(sandbox);
    const events = verifiedEvents(app, sandbox);
    expect(events.map(({ type }) => type).toSorted()).toEqual(types.toSorted());
    for (const { data } of events) expect(data).toMatchObject({ email_id: id, to: [to], subject: "Hello", tags: { order: "o_1" } });
    expect((await resend.emails.get(id)).data?.last_event).toBe(last);
    expect(app.received[0]?.path).toBe("/api/webhooks/resend");
  });

  test("a tampered body is refused by the SDK", async () => {
    const { sandbox, app, resend } = await sandboxWithHook();
    await send(resend);
    await settle(sandbox);
    const [first] = app.received;
    if (first === undefined) throw new Error("nothing received");
    first.body = first.body.replace("fan@", "foe@");
    expect(() => verifiedEvents(app, sandbox)).toThrow();
  });

  test("an address that bounced for good is suppressed: the next mail to it is not sent", async () => {
    const { sandbox, app, resend } = await sandboxWithHook();
    const id = await send(resend);
    await settle(sandbox);
    expect((await sandbox.request(`/_admin/mails/${id}/bounce`, { method: "POST" })).status).toBe(200);
    const next = await send(resend, { ...MAIL, to: "Fan <FAN@example.com>" });
    await settle(sandbox);
    expect((await resend.emails.get(next)).data?.last_event).toBe("suppressed");
    const types = verifiedEvents(app, sandbox).map(({ type }) => type);
    expect(types).toEqual(expect.arrayContaining(["email.bounced", "suppression.added", "email.suppressed"]));
  });

  test("an address taken off the suppression list is written to again, and its removal is told", async () => {
    const { sandbox, app, resend } = await sandboxWithHook();
    await sandbox.request(`/_admin/mails/${await send(resend)}/bounce`, { method: "POST" });
    expect((await resend.suppressions.remove("Fan@example.com")).data).toEqual({ object: "suppression", id: expect.any(String), deleted: true });
    expect((await resend.suppressions.remove("fan@example.com")).error).toMatchObject({ name: "not_found", statusCode: 404 });
    const next = await send(resend);
    await settle(sandbox);
    expect((await resend.emails.get(next)).data?.last_event).toBe("delivered");
    const removed = verifiedEvents(app, sandbox).find(({ type }) => type === "suppression.removed");
    expect(removed).toMatchObject({ data: { email: "fan@example.com", origin: "bounce", source_id: expect.any(String) } });
  });

  test("the admin API lists mails newest first, to one recipient when asked, and asks for its token", async () => {
    const { sandbox, resend } = await sandboxWithHook();
    const ids = [await send(resend), await send(resend, { ...MAIL, to: "Other <Other@example.com>" }), await send(resend)];
    const list = async (query: string) => {
      const { mails }: { mails: { id: string }[] } = await (await sandbox.request(`/_admin/mails${query}`)).json();
      return mails.map(({ id }) => id);
    };
    expect(await list("")).toEqual(ids.toReversed());
    expect(await list("?to=other@example.com")).toEqual([ids[1]]);
    expect((await sandbox.request("/_admin/mails/unknown/bounce", { method: "POST" })).status).toBe(404);
    expect((await fetch(`${sandbox.url}/_admin/mails`)).status).toBe(401);
  });

  test.each<[string, WebhookEventPayload["type"], string, object]>([
    ["soft-bounce", "email.bounced", "bounced", { bounce: { type: "Transient", subType: "MailboxFull", message: expect.any(String) } }],
    ["delay", "email.delivery_delayed", "delivery_delayed", {}],
    ["fail", "email.failed", "failed", { failed: { reason: expect.any(String) } }],
    ["open", "email.opened", "opened", {}],
    ["click", "email.clicked", "clicked", { click: { link: "https://shop.example/a?b=1&c=2", ipAddress: expect.any(String), userAgent: expect.any(String), timestamp: expect.any(String) } }],
  ])("the verb %s tells %s, each time under an id of its own, and suppresses nobody", async (verb, type, last, detail) => {
    const { sandbox, app, resend } = await sandboxWithHook();
    const id = await send(resend, { ...MAIL, html: '<a href="https://shop.example/a?b=1&amp;c=2">Go</a>' });
    await settle(sandbox);
    for (let times = 0; times < 2; times++) expect((await sandbox.request(`/_admin/mails/${id}/${verb}`, { method: "POST" })).status).toBe(200);
    await settle(sandbox);
    const told = verifiedEvents(app, sandbox).filter((event) => event.type === type);
    expect(told).toMatchObject([{ data: { email_id: id, ...detail } }, { data: detail }]);
    expect(new Set(app.received.map(({ headers }) => headers["svix-id"])).size).toBe(app.received.length);
    expect((await resend.emails.get(id)).data?.last_event).toBe(last);
    const next = await send(resend);
    await settle(sandbox);
    expect((await resend.emails.get(next)).data?.last_event).toBe("delivered");
  });

  test("a mail without a link cannot be clicked", async () => {
    const { sandbox, resend } = await sandboxWithHook();
    const id = await send(resend);
    expect((await sandbox.request(`/_admin/mails/${id}/click`, { method: "POST" })).status).toBe(400);
  });

  test("a product without a webhook path gets none, and no secret either", async () => {
    const app = await startFakeApp();
    const sandbox = await sandboxFor({ appOrigin: app.origin });
    await send(clientOf(sandbox));
    await settle(sandbox);
    expect(app.received).toEqual([]);
    expect(sandbox.env.RESEND_WEBHOOK_SECRET).toBeUndefined();
  });
});
