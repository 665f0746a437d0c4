import { rmSync } from "node:fs";
import { join } from "node:path";
import Stripe from "stripe";
import { describe, expect, test } from "vitest";
import { temporaryDirectory } from "./kernel-support";
import { paid, sessionParams, startStripe } from "./stripe-support";

describe("webhooks", () => {
  test("come after the answer, in Stripe's order, signed over the exact bytes", async () => {
    const sandbox = await startStripe();
    const { session } = await paid(sandbox);
    const events = await sandbox.received();
    expect((await sandbox.client.events.list()).data.map(({ type }) => type)).toEqual([
      "checkout.session.completed", "payment_intent.succeeded", "charge.succeeded", "payment_intent.created",
    ]);
    const completed = events.find((event) => event.type === "checkout.session.completed");
    expect(completed?.data.object).toMatchObject({ id: session.id, status: "complete", payment_status: "paid" });
    const delivery = sandbox.app.received.find(({ body }) => body.includes("checkout.session.completed"));
    expect(delivery?.path).toBe("/api/webhooks/stripe");
    expect(delivery?.headers["user-agent"]).toContain("Stripe/1.0");
    // Stripe indents: who parses and serialises again before verifying, fails.
    const reserialised = JSON.stringify(JSON.parse(delivery?.body ?? ""));
    expect(() => Stripe.webhooks.constructEvent(reserialised, String(delivery?.headers["stripe-signature"]), sandbox.env.STRIPE_WEBHOOK_SECRET ?? "")).toThrow();
  });

  test("say which request caused them, and what an update changed", async () => {
    const sandbox = await startStripe();
    const customer = await sandbox.client.customers.create({ name: "A" }, { idempotencyKey: "k-1" });
    await sandbox.client.customers.update(customer.id, { name: "B" });
    const events = await sandbox.received();
    const of = (type: string) => events.find((event) => event.type === type);
    expect(of("customer.created")?.request).toEqual({ id: customer.lastResponse.requestId, idempotency_key: "k-1" });
    expect(of("customer.updated")?.data).toMatchObject({ object: { name: "B" }, previous_attributes: { name: "A" } });
    const { charge } = await paid(sandbox);
    await sandbox.client.refunds.create({ charge: charge.id, amount: 100 });
    const refunded = (await sandbox.received()).find(({ type }) => type === "charge.refunded");
    expect(refunded?.data).toMatchObject({ object: { amount_refunded: 100 }, previous_attributes: { amount_refunded: 0 } });
    expect(Object.keys(refunded?.data.previous_attributes ?? {})).toEqual(["amount_refunded"]);
  });

  test("hold the object as it was then, not as it is now", async () => {
    const sandbox = await startStripe();
    const customer = await sandbox.client.customers.create({ name: "A" });
    await sandbox.client.customers.update(customer.id, { name: "B" });
    const [, created] = (await sandbox.client.events.list({ types: ["customer.created", "customer.updated"] })).data;
    expect(created?.data.object).toMatchObject({ name: "A" });
    expect(await sandbox.client.events.retrieve(created?.id ?? "")).toMatchObject({ type: "customer.created" });
  });

  test("are pending until the product takes them", async () => {
    const sandbox = await startStripe();
    sandbox.app.status = 500;
    const customer = await sandbox.client.customers.create({ name: "A" });
    await sandbox.received();
    const pending = async () => (await sandbox.client.events.list({ type: "customer.*" })).data[0]?.pending_webhooks;
    expect(await pending()).toBe(1);
    expect((await sandbox.client.events.list({ delivery_success: false })).data).toHaveLength(1);
    sandbox.app.status = 200;
    await sandbox.advance(10_000);
    await sandbox.received();
    expect(await pending()).toBe(0);
    expect(new Set(sandbox.app.received.map(({ body }) => JSON.parse(body).id)).size).toBe(1);
    expect(customer.id).toBeTruthy();
  });
});

describe("a restart", () => {
  test("keeps sessions, money, events and keys, and still ends what is due", async () => {
    const dataDir = temporaryDirectory();
    const before = await startStripe({ dataDir });
    const { session, charge } = await paid(before);
    const open = await before.client.checkout.sessions.create(sessionParams(900));
    await before.client.refunds.create({ charge: charge.id, amount: 400 });
    const state = async (sandbox: typeof before) => ({
      session: await sandbox.client.checkout.sessions.retrieve(session.id, { expand: ["payment_intent.latest_charge", "line_items"] }),
      balance: await sandbox.client.balance.retrieve(),
      events: (await sandbox.client.events.list()).data.map(({ id, type }) => [id, type]),
    });
    await before.received();
    const was = JSON.stringify(await state(before));
    await before.close();

    const after = await startStripe({ dataDir, app: before.app });
    expect(JSON.stringify(await state(after))).toBe(was);
    expect(after.env.STRIPE_SECRET_KEY).toBe(before.env.STRIPE_SECRET_KEY);
    await after.advance(25 * 60 * 60 * 1000);
    expect(await after.client.checkout.sessions.retrieve(open.id)).toMatchObject({ status: "expired" });
  });

  test("hands over the events that a crash kept from the outbox, once", async () => {
    const dataDir = temporaryDirectory();
    const before = await startStripe({ dataDir });
    await before.client.customers.create({ name: "A" });
    await before.close();
    // As after a crash between the two journals: the event is stored, the outbox never heard of it.
    rmSync(join(dataDir, "journal", "outbox.jsonl"));
    const after = await startStripe({ dataDir });
    expect((await after.received()).map(({ type }) => type)).toEqual(["customer.created"]);
    await after.close();
    const again = await startStripe({ dataDir, app: after.app });
    expect(await again.received()).toHaveLength(1);
  });

  test("another installation has other keys", async () => {
    const [one, other] = [await startStripe(), await startStripe()];
    expect(one.env.STRIPE_SECRET_KEY).toMatch(/^sk_test_[A-Za-z0-9]{32}$/);
    expect(one.env.STRIPE_SECRET_KEY).not.toBe(other.env.STRIPE_SECRET_KEY);
    expect(one.env.STRIPE_WEBHOOK_SECRET).not.toBe(other.env.STRIPE_WEBHOOK_SECRET);
  });
});
