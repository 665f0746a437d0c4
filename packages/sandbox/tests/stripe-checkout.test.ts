import type Stripe from "stripe";
import { describe, expect, test } from "vitest";
import { failure, paid, sessionParams, startStripe } from "./stripe-support";

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const seconds = () => Math.floor(Date.now() / 1000);

describe("a session", () => {
  test("is created open with totals, its page and what was asked for", async () => {
    const { client, url } = await startStripe();
    const expires_at = seconds() + 45 * 60;
    const session = await client.checkout.sessions.create(
      sessionParams(1200, {
        line_items: [
          { quantity: 2, price_data: { currency: "usd", unit_amount: 1200, product_data: { name: "A" } } },
          { quantity: 1, price_data: { currency: "usd", unit_amount: 100, product_data: { name: "B" } } },
        ],
        customer_email: "fan@example.com",
        client_reference_id: "order_1",
        metadata: { orderId: "17" },
        expires_at,
        submit_type: "pay",
        locale: "en",
        allowed_payment_method_types: ["card"],
        expand: ["line_items"],
      }),
    );
    expect(session).toMatchObject({
      status: "open",
      payment_status: "unpaid",
      amount_total: 2500,
      currency: "usd",
      url: `${url}/c/pay/${session.id}`,
      customer_email: "fan@example.com",
      client_reference_id: "order_1",
      metadata: { orderId: "17" },
      expires_at,
      payment_intent: null,
      livemode: false,
    });
    expect(session.line_items?.data.map(({ description, quantity, amount_total }) => ({ description, quantity, amount_total }))).toEqual([
      { description: "A", quantity: 2, amount_total: 2400 },
      { description: "B", quantity: 1, amount_total: 100 },
    ]);
    const lines = await client.checkout.sessions.listLineItems(session.id, { limit: 1 });
    expect(lines).toMatchObject({ has_more: true, data: [{ description: "A" }] });
  });

  test("takes stored prices and refuses inactive ones and mixed currencies", async () => {
    const { client } = await startStripe();
    const price = await client.prices.create({ currency: "usd", unit_amount: 900, product_data: { name: "Sample pack" } });
    const euros = await client.prices.create({ currency: "eur", unit_amount: 900, product_data: { name: "Sample pack" } });
    const session = await client.checkout.sessions.create(sessionParams(0, { line_items: [{ price: price.id, quantity: 3 }] }));
    expect(session.amount_total).toBe(2700);
    const mixed = { line_items: [{ price: price.id, quantity: 1 }, { price: euros.id, quantity: 1 }] };
    expect((await failure(client.checkout.sessions.create(sessionParams(0, mixed)))).message).toContain("same currency");
    await client.prices.update(price.id, { active: false });
    const refused = await failure(client.checkout.sessions.create(sessionParams(0, { line_items: [{ price: price.id, quantity: 1 }] })));
    expect(refused).toMatchObject({ param: "line_items[0][price]", message: expect.stringContaining("inactive") });
  });

  test.each<[string, Partial<Stripe.Checkout.SessionCreateParams>, { code?: string; param?: string; message?: string }]>([
    ["no lines", { line_items: [] }, { code: "parameter_missing", param: "line_items" }],
    ["an unknown price", { line_items: [{ price: "price_nope", quantity: 1 }] }, { code: "resource_missing", param: "line_items[0][price]", message: "No such price: 'price_nope'" }],
    ["no quantity", { line_items: [{ price_data: { currency: "usd", unit_amount: 100, product_data: { name: "A" } } }] }, { param: "line_items[0][quantity]" }],
    ["an unknown customer", { customer: "cus_nope" }, { code: "resource_missing", param: "customer" }],
    ["a customer and an e-mail", { customer: "cus_1", customer_email: "a@b.co" }, { code: "parameters_exclusive" }],
    ["a broken e-mail", { customer_email: "nope" }, { code: "email_invalid", param: "customer_email" }],
    ["a success URL that is none", { success_url: "javascript:alert(1)" }, { code: "url_invalid", param: "success_url" }],
    ["an end in 29 minutes", { expires_at: seconds() + 29 * 60 }, { param: "expires_at", message: "The `expires_at` timestamp must be at least 30 minutes from Checkout Session creation." }],
    ["an end in 25 hours", { expires_at: seconds() + 25 * 3600 }, { param: "expires_at", message: "The `expires_at` timestamp must be less than 24 hours from Checkout Session creation." }],
    ["another mode", { mode: "subscription" }, { param: "mode" }],
    ["what only Stripe does", { allow_promotion_codes: true }, { code: "sandbox_not_served", param: "allow_promotion_codes" }],
    ["methods without card", { allowed_payment_method_types: ["paypal"] }, { param: "allowed_payment_method_types" }],
    ["an amount of 49 cents", sessionParams(49), { code: "amount_too_small" }],
    ["a metadata value of 501 characters", { metadata: { a: "x".repeat(501) } }, { param: "metadata[a]" }],
  ])("is refused with %s", async (_name, change, error) => {
    const { client } = await startStripe();
    const refused = await failure(client.checkout.sessions.create(sessionParams(2500, change)));
    expect(refused).toMatchObject({ statusCode: 400, type: "StripeInvalidRequestError", ...error });
    expect((await client.checkout.sessions.list()).data).toEqual([]);
  });

  test("expires at its time by the sandbox's clock, once", async () => {
    const sandbox = await startStripe();
    const { id } = await sandbox.client.checkout.sessions.create(sessionParams(2500, { expires_at: seconds() + 45 * 60 }));
    await sandbox.advance(44 * MINUTE);
    expect(await sandbox.client.checkout.sessions.retrieve(id)).toMatchObject({ status: "open" });
    await sandbox.advance(2 * MINUTE);
    expect(await sandbox.client.checkout.sessions.retrieve(id)).toMatchObject({ status: "expired", url: null, payment_status: "unpaid" });
    await sandbox.advance(48 * HOUR);
    const events = await sandbox.received();
    expect(events.map(({ type }) => type)).toEqual(["checkout.session.expired"]);
    expect(events[0]?.request).toEqual({ id: null, idempotency_key: null });
  });

  test("can be expired by the API while it is open, and not afterwards", async () => {
    const sandbox = await startStripe();
    const { id } = await sandbox.client.checkout.sessions.create(sessionParams());
    expect(await sandbox.client.checkout.sessions.expire(id)).toMatchObject({ status: "expired", url: null });
    expect(await failure(sandbox.client.checkout.sessions.expire(id))).toMatchObject({ statusCode: 400, message: expect.stringContaining("status of expired") });
    expect((await sandbox.admin(`/sessions/${id}/pay`)).status).toBe(400);
    const { session } = await paid(sandbox);
    expect((await failure(sandbox.client.checkout.sessions.expire(session.id))).message).toContain("status of complete");
  });

  test("takes its payment intent with it when it expires after a declined card", async () => {
    const sandbox = await startStripe();
    const { id } = await sandbox.client.checkout.sessions.create(sessionParams());
    await sandbox.pay(id, { card: "4000000000000002" });
    await sandbox.client.checkout.sessions.expire(id);
    const session = await sandbox.client.checkout.sessions.retrieve(id, { expand: ["payment_intent"] });
    expect(session.payment_intent).toMatchObject({ status: "canceled", cancellation_reason: "expired" });
  });

  test("metadata can be changed, key by key", async () => {
    const { client } = await startStripe();
    const { id } = await client.checkout.sessions.create(sessionParams(2500, { metadata: { a: "1", b: "2" } }));
    expect((await client.checkout.sessions.update(id, { metadata: { a: "", c: "3" } })).metadata).toEqual({ b: "2", c: "3" });
  });
});

describe("paying", () => {
  test("makes one charge, booked with Stripe's fee and carrying what the intent was to carry", async () => {
    const sandbox = await startStripe();
    const { session, intent, charge, booked } = await paid(sandbox, 2500, {
      customer_email: "fan@example.com",
      payment_intent_data: { metadata: { orderId: "17" }, transfer_group: "order_17", description: "Order 17" },
    });
    expect(session).toMatchObject({ status: "complete", payment_status: "paid", url: null, customer_details: { email: "fan@example.com" } });
    expect(intent).toMatchObject({ status: "succeeded", amount_received: 2500, metadata: { orderId: "17" }, transfer_group: "order_17" });
    expect(charge).toMatchObject({ status: "succeeded", paid: true, amount: 2500, description: "Order 17", metadata: { orderId: "17" } });
    expect(charge.payment_method_details?.card).toMatchObject({ brand: "visa", last4: "4242", checks: { cvc_check: "pass" } });
    expect(booked).toMatchObject({ amount: 2500, fee: 103, net: 2397, status: "pending", source: charge.id });
    expect((await sandbox.client.charges.list({ payment_intent: intent.id })).data.map(({ id }) => id)).toEqual([charge.id]);
    expect((await sandbox.client.checkout.sessions.list({ payment_intent: intent.id })).data.map(({ id }) => id)).toEqual([session.id]);
  });

  test("a declined card leaves the session open, and the next one pays on the same intent", async () => {
    const sandbox = await startStripe();
    const { id } = await sandbox.client.checkout.sessions.create(sessionParams());
    expect(await sandbox.pay(id, { card: "4000000000009995" })).toMatchObject({ outcome: { kind: "declined", message: "Your card has insufficient funds." } });
    const declined = await sandbox.client.checkout.sessions.retrieve(id, { expand: ["payment_intent.latest_charge"] });
    expect(declined).toMatchObject({ status: "open", payment_status: "unpaid" });
    expect(declined.payment_intent).toMatchObject({
      status: "requires_payment_method",
      last_payment_error: { code: "card_declined", decline_code: "insufficient_funds", type: "card_error" },
      latest_charge: { status: "failed", failure_code: "card_declined", outcome: { type: "issuer_declined" } },
    });
    await sandbox.pay(id);
    const session = await sandbox.client.checkout.sessions.retrieve(id, { expand: ["payment_intent"] });
    expect(session.payment_intent).toMatchObject({ id: Reflect.get(Object(declined.payment_intent), "id"), status: "succeeded", last_payment_error: null });
    expect((await sandbox.received()).map(({ type }) => type).toSorted()).toEqual(
      ["charge.failed", "charge.succeeded", "checkout.session.completed", "payment_intent.created", "payment_intent.payment_failed", "payment_intent.succeeded"],
    );
  });

  test.each([
    ["4000000000000002", "card_declined", "generic_decline"],
    ["4000000000009987", "card_declined", "lost_card"],
    ["4000000000000069", "expired_card", "expired_card"],
    ["4000000000000127", "incorrect_cvc", "incorrect_cvc"],
    ["4000000000000119", "processing_error", "processing_error"],
    ["4111111111111111", "card_declined", "test_mode_live_card"],
  ])("card %s fails with %s/%s and no money is booked", async (card, code, decline_code) => {
    const sandbox = await startStripe();
    const { id } = await sandbox.client.checkout.sessions.create(sessionParams());
    await sandbox.pay(id, { card });
    const { data } = await sandbox.client.paymentIntents.list();
    expect(data).toMatchObject([{ last_payment_error: { code, decline_code } }]);
    expect((await sandbox.client.balanceTransactions.list()).data).toEqual([]);
  });

  test("3D Secure passed pays; failed leaves the session open and charges nothing", async () => {
    const sandbox = await startStripe();
    const { id } = await sandbox.client.checkout.sessions.create(sessionParams());
    expect(await sandbox.pay(id, { card: "4000002760003184", authenticate: false })).toMatchObject({ outcome: { kind: "declined" } });
    expect((await sandbox.client.charges.list()).data).toEqual([]);
    expect(await sandbox.pay(id, { card: "4000002500003155" })).toMatchObject({ outcome: { kind: "paid" } });
    const { data } = await sandbox.client.charges.list();
    expect(data).toMatchObject([{ payment_method_details: { card: { three_d_secure: { result: "authenticated" } } } }]);
  });

  test("a customer is made when the session asks for one, and only then", async () => {
    const sandbox = await startStripe();
    expect((await paid(sandbox)).session.customer).toBeNull();
    const { session, intent, charge } = await paid(sandbox, 2500, { customer_creation: "always", customer_email: "fan@example.com" });
    const { data } = await sandbox.client.customers.list({ email: "fan@example.com" });
    expect(data).toHaveLength(1);
    expect([session.customer, intent.customer, charge.customer]).toEqual([data[0]?.id, data[0]?.id, data[0]?.id]);
  });

  test("a known customer's session carries their e-mail", async () => {
    const sandbox = await startStripe();
    const customer = await sandbox.client.customers.create({ email: "known@example.com", name: "Known" });
    const { session, charge } = await paid(sandbox, 2500, { customer: customer.id });
    expect(session).toMatchObject({ customer: customer.id, customer_details: { email: "known@example.com" } });
    expect(charge.billing_details.email).toBe("known@example.com");
  });

  test("a total of zero completes without a payment", async () => {
    const sandbox = await startStripe();
    const { id } = await sandbox.client.checkout.sessions.create(sessionParams(0));
    await sandbox.pay(id);
    expect(await sandbox.client.checkout.sessions.retrieve(id)).toMatchObject({ status: "complete", payment_status: "no_payment_required", payment_intent: null });
    expect((await sandbox.client.charges.list()).data).toEqual([]);
  });

  test("a session cannot be paid twice", async () => {
    const sandbox = await startStripe();
    const { session } = await paid(sandbox);
    expect((await sandbox.admin(`/sessions/${session.id}/pay`)).status).toBe(400);
    expect((await sandbox.client.charges.list()).data).toHaveLength(1);
  });
});

describe("expand", () => {
  test("reaches four levels, through lists too, and refuses a fifth and what has nothing behind it", async () => {
    const sandbox = await startStripe();
    const { session, booked } = await paid(sandbox);
    const { data } = await sandbox.client.checkout.sessions.list({ expand: ["data.payment_intent.latest_charge.balance_transaction"] });
    expect(data).toMatchObject([{ payment_intent: { latest_charge: { balance_transaction: { id: booked.id } } } }]);
    const retrieve = (path: string) => failure(sandbox.client.checkout.sessions.retrieve(session.id, { expand: [path] }));
    expect((await retrieve("payment_intent.latest_charge.balance_transaction.source.customer")).message).toContain("more than 4 levels");
    expect((await retrieve("amount_total")).message).toBe("This property cannot be expanded (amount_total).");
    expect((await retrieve("nonsense")).message).toBe("This property cannot be expanded (nonsense).");
  });
});
