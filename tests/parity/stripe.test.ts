import { randomUUID } from "node:crypto";
import { describe, expect, test } from "vitest";
import { z } from "zod";
import { asker, type Answer, type Ask } from "./http";
import { differences, shapeOf } from "./shape";
import { isAsked, ownersVariable, sandboxOfThisFile } from "./targets";

const sandbox = sandboxOfThisFile();
const API_VERSION = { "stripe-version": "2026-10-28.endive" };
const ours: Ask = (method, path, body, headers) =>
  asker(sandbox.variable("STRIPE_API_BASE"), sandbox.variable("STRIPE_SECRET_KEY"), "form")(method, path, body, { ...API_VERSION, ...headers });
const theirs: Ask = (method, path, body, headers) => {
  const key = ownersVariable("stripe", "STRIPE_SECRET_KEY");
  if (key.includes("_live_")) throw new Error("Use a key of a test account: these cases open checkouts.");
  return asker("https://api.stripe.com", key, "form")(method, path, body, { ...API_VERSION, ...headers });
};

/** The session our checkout asks for (`lib/providers/stripe/sessions.ts`). */
const session = () => ({
  mode: "payment",
  client_reference_id: "order-of-parity",
  customer_email: "buyer@example.com",
  expires_at: Math.floor(Date.now() / 1000) + 45 * 60,
  line_items: { 0: { quantity: 1, price_data: { currency: "usd", unit_amount: 2_500, product_data: { name: "Night Drive", description: "Basic lease" } } } },
  metadata: { orderId: "order-of-parity" },
  payment_intent_data: { description: "Order BL-1", metadata: { orderId: "order-of-parity" } },
  success_url: "http://localhost:3000/checkout/success?session_id={CHECKOUT_SESSION_ID}",
  cancel_url: "http://localhost:3000/checkout/cancel",
});

const withId = z.object({ id: z.string() });
const created = async (ask: Ask) => withId.parse((await ask("POST", "/v1/checkout/sessions", session())).body).id;

interface Case {
  name: string;
  status: number;
  /** Where the provider says what went wrong. */
  error?: { type: string; code?: string; param?: string };
  run(ask: Ask): Promise<Answer>;
}

const cases: Case[] = [
  { name: "a checkout session is created", status: 200, run: (ask) => ask("POST", "/v1/checkout/sessions", session()) },
  { name: "a checkout session is read back", status: 200, run: async (ask) => ask("GET", `/v1/checkout/sessions/${await created(ask)}`) },
  { name: "a checkout session is read back with its lines", status: 200, run: async (ask) => ask("GET", `/v1/checkout/sessions/${await created(ask)}?expand[]=line_items`) },
  { name: "an open session is ended", status: 200, run: async (ask) => ask("POST", `/v1/checkout/sessions/${await created(ask)}/expire`) },
  {
    name: "a session that is over cannot be ended again",
    status: 400,
    error: { type: "invalid_request_error" },
    run: async (ask) => {
      const id = await created(ask);
      await ask("POST", `/v1/checkout/sessions/${id}/expire`);
      return ask("POST", `/v1/checkout/sessions/${id}/expire`);
    },
  },
  {
    name: "a session that is not there",
    status: 404,
    error: { type: "invalid_request_error", code: "resource_missing" },
    run: (ask) => ask("GET", "/v1/checkout/sessions/cs_test_a1nosuchsession"),
  },
  {
    name: "a parameter Stripe does not know",
    status: 400,
    error: { type: "invalid_request_error", code: "parameter_unknown", param: "no_such_parameter" },
    run: (ask) => ask("POST", "/v1/checkout/sessions", { ...session(), no_such_parameter: "1" }),
  },
  {
    name: "one idempotency key with two bodies",
    status: 400,
    error: { type: "idempotency_error" },
    run: async (ask) => {
      const key = { "idempotency-key": randomUUID() };
      await ask("POST", "/v1/checkout/sessions", session(), key);
      return ask("POST", "/v1/checkout/sessions", { ...session(), client_reference_id: "another" }, key);
    },
  },
  {
    name: "a refund of a payment that is not there",
    status: 400,
    error: { type: "invalid_request_error", code: "resource_missing", param: "payment_intent" },
    run: (ask) => ask("POST", "/v1/refunds", { payment_intent: "pi_nosuchintent" }),
  },
  { name: "the balance", status: 200, run: (ask) => ask("GET", "/v1/balance") },
  { name: "a list of balance transactions", status: 200, run: (ask) => ask("GET", "/v1/balance_transactions?limit=1") },
  { name: "a list of events", status: 200, run: (ask) => ask("GET", "/v1/events?limit=1") },
];

const failure = z.object({ error: z.object({ type: z.string(), code: z.string().optional(), param: z.string().optional() }) });

function holds(expected: Case, { status, body }: Answer): void {
  expect(status, JSON.stringify(body)).toBe(expected.status);
  if (expected.error) expect(failure.parse(body).error).toMatchObject(expected.error);
}

describe("Stripe as the sandbox speaks it", () => {
  test.each(cases)("$name", async (each) => holds(each, await each.run(ours)));
});

describe.skipIf(!isAsked("stripe"))("Stripe itself, in test mode", () => {
  test.each(cases)("$name", async (each) => {
    const [mine, yours] = [await each.run(ours), await each.run(theirs)];
    holds(each, yours);
    if (!each.error) expect(differences(shapeOf(mine.body), shapeOf(yours.body))).toEqual([]);
  });
});
