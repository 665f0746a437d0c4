import { createServer } from "node:http";
import { startSandbox, type Sandbox } from "@backline/sandbox";
import Stripe from "stripe";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { Id } from "../../../convex/_generated/dataModel";
import {
  createCheckoutSession,
  createStripe,
  expireSession,
  isLivemode,
  isPermanentFailure,
  readBalancePage,
  refundPayment,
  retrieveSessionFacts,
  retrieveSettlement,
  verifyWebhook,
  whileWaiting,
  type SessionSpec,
} from ".";

const APP_URL = "http://localhost:3000";
let sandbox: Sandbox;
let client: Stripe;
let orders = 0;

beforeAll(async () => {
  sandbox = await startSandbox({ port: 0, memory: true, appOrigin: APP_URL });
  client = createStripe({ secretKey: sandbox.env["STRIPE_SECRET_KEY"] ?? "", apiBase: sandbox.env["STRIPE_API_BASE"] });
});
afterAll(() => sandbox.close());

function isOrderId(value: string): value is Id<"orders"> {
  return value.startsWith("order");
}

function spec(change: Partial<SessionSpec> = {}): SessionSpec {
  const orderId = `order${++orders}`;
  if (!isOrderId(orderId)) throw new Error("no order id");
  return {
    orderId,
    number: `BL-${orders}`,
    currency: "usd",
    total: 2_500,
    expiresAt: Math.floor(Date.now() / 1000) + 45 * 60,
    buyerEmail: "buyer@example.com",
    lines: [{ title: "Night Drive", description: "Basic lease", unitAmount: 2_500, quantity: 1 }],
    successPath: "/checkout/success?session_id={CHECKOUT_SESSION_ID}",
    cancelPath: "/checkout/cancel",
    ...change,
  };
}

const pay = async (sessionId: string) => {
  const response = await sandbox.request(`/_admin/stripe/sessions/${sessionId}/pay`, { method: "POST", body: "{}" });
  expect(response.status).toBe(200);
};

async function paid() {
  const order = spec();
  const { sessionId } = await createCheckoutSession(client, order, APP_URL);
  await pay(sessionId);
  const { paymentIntentId } = await retrieveSessionFacts(client, sessionId);
  if (paymentIntentId === null) throw new Error("A paid session has no payment");
  return { ...order, sessionId, paymentIntentId };
}

describe("a checkout session", () => {
  test("carries the order in its three places, its price and its way back", async () => {
    const order = spec();
    const { sessionId, url } = await createCheckoutSession(client, order, APP_URL);
    expect(sessionId).toMatch(/^cs_test_/);
    expect(url).toMatch(/^http/);
    const session = await client.checkout.sessions.retrieve(sessionId, { expand: ["line_items"] });
    expect(session).toMatchObject({
      client_reference_id: order.orderId,
      metadata: { orderId: order.orderId, orderNumber: order.number },
      amount_total: 2_500,
      currency: "usd",
      customer_email: "buyer@example.com",
      expires_at: order.expiresAt,
      success_url: `${APP_URL}/checkout/success?session_id={CHECKOUT_SESSION_ID}`,
    });
    expect(session.line_items?.data[0]).toMatchObject({ description: "Night Drive", amount_total: 2_500 });
  });

  test("is made once per order, however often it is asked for", async () => {
    const order = spec();
    const both = await Promise.all([createCheckoutSession(client, order, APP_URL), createCheckoutSession(client, order, APP_URL)]);
    expect(new Set(both.map(({ sessionId }) => sessionId)).size).toBe(1);
  });

  test("is not made from other facts under the same order", async () => {
    const order = spec();
    await createCheckoutSession(client, order, APP_URL);
    const changed = { ...order, lines: [{ title: "Night Drive", description: "Basic lease", unitAmount: 100, quantity: 1 }] };
    await expect(createCheckoutSession(client, changed, APP_URL)).rejects.toBeInstanceOf(Stripe.errors.StripeError);
  });

  test("a line without description is sent without one", async () => {
    const lines = [{ title: "Night Drive", description: "", unitAmount: 2_500, quantity: 1 }];
    await expect(createCheckoutSession(client, spec({ lines }), APP_URL)).resolves.toHaveProperty("sessionId");
  });

  test("tells its facts before and after payment", async () => {
    const order = spec();
    const { sessionId } = await createCheckoutSession(client, order, APP_URL);
    const before = await retrieveSessionFacts(client, sessionId);
    expect(before).toEqual({
      sessionId,
      status: "open",
      paymentStatus: "unpaid",
      amountTotal: 2_500,
      currency: "usd",
      livemode: false,
      paymentIntentId: null,
      orderId: order.orderId,
    });
    await pay(sessionId);
    expect(await retrieveSessionFacts(client, sessionId)).toEqual({
      ...before,
      status: "complete",
      paymentStatus: "paid",
      paymentIntentId: expect.stringMatching(/^pi_/),
    });
  });

  test("is ended once; ending it again, or after it was paid, tells how it stands", async () => {
    const { sessionId } = await createCheckoutSession(client, spec(), APP_URL);
    expect(await expireSession(client, sessionId)).toMatchObject({ status: "expired" });
    expect(await expireSession(client, sessionId)).toMatchObject({ status: "expired" });
    const order = await paid();
    expect(await expireSession(client, order.sessionId)).toMatchObject({ status: "complete", paymentStatus: "paid" });
  });
});

describe("money", () => {
  test("the settlement is what Stripe booked: gross, its fee, the currency", async () => {
    const { paymentIntentId } = await paid();
    const settlement = await retrieveSettlement(client, paymentIntentId);
    expect(settlement).toMatchObject({ amount: 2_500, currency: "usd", chargeId: expect.stringMatching(/^ch_/), balanceTransactionId: expect.stringMatching(/^txn_/) });
    expect(settlement.fee).toBeGreaterThan(0);
  });

  test("a refund is made once per order", async () => {
    const { orderId, paymentIntentId } = await paid();
    const order = { orderId, paymentIntentId, amount: 2_500, reason: "sold" };
    const first = await refundPayment(client, order, `refund/${orderId}`);
    expect(first).toMatchObject({ amount: 2_500, status: "succeeded" });
    expect(await refundPayment(client, order, `refund/${orderId}`)).toEqual(first);
  });

  test("a payment refunded by hand answers with that refund", async () => {
    const { orderId, paymentIntentId } = await paid();
    const byHand = await client.refunds.create({ payment_intent: paymentIntentId });
    expect(await refundPayment(client, { orderId, paymentIntentId, amount: 2_500, reason: "sold" }, `refund/${orderId}`)).toMatchObject({ refundId: byHand.id });
  });

  test("more than was paid is refused for good", async () => {
    const { orderId, paymentIntentId } = await paid();
    const failure = await refundPayment(client, { orderId, paymentIntentId, amount: 9_999, reason: "sold" }, `refund/${orderId}`).catch((thrown: unknown) => thrown);
    expect(isPermanentFailure(failure)).toBe(true);
  });
});

describe("trouble", () => {
  test("an answer that is no Stripe object is not taken for one (the SDK resolves it)", async () => {
    const proxy = createServer((_request, response) => response.writeHead(404, { "content-type": "application/json" }).end('{"message":"not here"}'));
    await new Promise<void>((done) => proxy.listen(0, "127.0.0.1", done));
    const address = proxy.address();
    if (address === null || typeof address === "string") throw new Error("The test server has no port");
    const astray = createStripe({ secretKey: "sk_test_1", apiBase: `http://127.0.0.1:${address.port}` });
    const attempt = whileWaiting(() => createCheckoutSession(astray, spec(), APP_URL));
    await expect(attempt).rejects.toHaveProperty("code", "provider_unavailable");
    await new Promise((done) => proxy.close(done));
  });

  test("a Stripe that is not there is unavailable; a request it refuses is our bug", async () => {
    const nobody = new Stripe("sk_test_1", { protocol: "http", host: "127.0.0.1", port: 1, maxNetworkRetries: 0 });
    await expect(whileWaiting(() => retrieveSessionFacts(nobody, "cs_test_1"))).rejects.toHaveProperty("code", "provider_unavailable");
    await expect(whileWaiting(() => retrieveSessionFacts(client, "cs_test_none"))).rejects.toBeInstanceOf(Stripe.errors.StripeInvalidRequestError);
  });

  test("a key says whether it moves real money", () => {
    expect(["sk_test_1", "rk_test_1", "sk_live_1", "rk_live_1"].map(isLivemode)).toEqual([false, false, true, true]);
  });
});

describe("the balance", () => {
  test("is read with its transactions, newest first, each tied to its payment and its order", async () => {
    const order = await paid();
    await refundPayment(client, { orderId: order.orderId, paymentIntentId: order.paymentIntentId, amount: 500, reason: "test" }, `refund/${order.orderId}`);
    const page = await readBalancePage(client, { since: 0, after: null });
    const [refund, charge] = page.transactions;
    const tie = { paymentIntentId: order.paymentIntentId, orderRef: order.orderId, currency: "usd" };
    expect(refund).toMatchObject({ type: "refund", amount: -500, fee: 0, net: -500, ...tie });
    expect(charge).toMatchObject({ type: "charge", amount: 2_500, fee: 103, net: 2_397, ...tie });
    expect(page.balance?.headId).toBe(refund?.id);
    const sum = page.transactions.reduce((total, { net }) => total + net, 0);
    expect({ hasMore: page.hasMore, amounts: page.balance?.amounts }).toEqual({ hasMore: false, amounts: [{ currency: "usd", amount: sum }] });
  });

  test("is read on from a transaction, and from a time", async () => {
    await paid();
    const [newest, ...older] = (await readBalancePage(client, { since: 0, after: null })).transactions;
    const rest = await readBalancePage(client, { since: 0, after: newest?.id ?? "" });
    expect(rest).toEqual({ transactions: older, hasMore: false, balance: null });
    const later = await readBalancePage(client, { since: (newest?.created ?? 0) + 1, after: null });
    expect(later).toMatchObject({ transactions: [], balance: { headId: newest?.id } });
  });
});

describe("a webhook's signature", () => {
  const SECRET = "whsec_test";
  const payload = JSON.stringify({ id: "evt_1", object: "event", type: "checkout.session.completed", livemode: false }, null, 2);
  const body = new TextEncoder().encode(payload);
  const ours = { secret: SECRET, livemode: false };
  const sign = (secret = SECRET, timestamp = Math.floor(Date.now() / 1000), signed = payload) =>
    Stripe.webhooks.generateTestHeaderString({ payload: signed, secret, timestamp });

  test("lets the signed event through", () => {
    expect(verifyWebhook(body, sign(), ours)).toMatchObject({ id: "evt_1", type: "checkout.session.completed" });
  });

  const refused: [string, string | null][] = [
    ["missing", null],
    ["empty", ""],
    ["made with another secret", sign("whsec_other")],
    ["older than five minutes", sign(SECRET, Math.floor(Date.now() / 1000) - 301)],
    ["made for the same event, written differently", sign(SECRET, undefined, JSON.stringify(JSON.parse(payload)))],
    ["no signature at all", "hello"],
  ];
  test.each(refused)("refuses one that is %s", (_name, signature) => {
    expect(() => verifyWebhook(body, signature, ours)).toThrow(expect.objectContaining({ code: "invalid_request", status: 400 }));
  });

  test.each([
    ["of a connected account", { account: "acct_1" }, false],
    ["of the live mode, with a test key", { livemode: true }, false],
    ["of the test mode, with a live key", {}, true],
  ])("refuses an event %s, however well it is signed", (_name, change, livemode) => {
    const other = JSON.stringify({ ...JSON.parse(payload), ...change });
    const attempt = () => verifyWebhook(new TextEncoder().encode(other), sign(SECRET, undefined, other), { secret: SECRET, livemode });
    expect(attempt).toThrow(expect.objectContaining({ code: "invalid_request" }));
  });

  test("with an empty secret nothing is verified, not even what was signed with one", () => {
    expect(() => verifyWebhook(body, sign(""), { ...ours, secret: "" })).toThrow("secret is empty");
  });
});
