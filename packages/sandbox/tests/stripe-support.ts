import Ajv, { type ValidateFunction } from "ajv";
import Stripe from "stripe";
import { expect, onTestFinished } from "vitest";
import { createHouse } from "../src/house";
import { createSecrets } from "../src/kernel/secrets";
import { listen } from "../src/kernel/server";
import { stripe as stripeProvider } from "../src/stripe";
import { stripeSchema } from "../src/stripe/schema/load";
import type { ObjectRoot } from "../src/stripe/schema/roots";
import { type FakeApp, startFakeApp } from "./kernel-support";

const ajv = new Ajv({ strict: false, allErrors: true });
const validators = new Map<string, ValidateFunction>();

const ROOT_OF: Record<string, ObjectRoot> = {
  customer: "Customer",
  product: "Product",
  price: "Price",
  "checkout.session": "CheckoutSession",
  item: "LineItem",
  payment_intent: "PaymentIntent",
  payment_method: "PaymentMethod",
  charge: "Charge",
  refund: "Refund",
  dispute: "Dispute",
  file: "File",
  balance_transaction: "BalanceTransaction",
  balance: "Balance",
  event: "Event",
};

/** Fails unless the raw object is exactly what the SDK's types promise for it: nothing missing, nothing extra. */
export function expectValid(object: Record<string, unknown>): void {
  if (object.object === "list" && Array.isArray(object.data)) return object.data.forEach(expectValid);
  const root = ROOT_OF[String(object.object)];
  if (root === undefined) throw new Error(`An answer of an unknown kind: ${JSON.stringify(object).slice(0, 200)}`);
  const validate = validators.get(root) ?? ajv.compile({ ...stripeSchema.objects[root], definitions: stripeSchema.definitions });
  validators.set(root, validate);
  expect(validate(object), `${root}: ${ajv.errorsText(validate.errors)}`).toBe(true);
  if (object.object === "event") expectValid(Reflect.get(Object(object.data), "object"));
}

/** Every answer the SDK sees is checked on its way, before the SDK decodes it. */
async function checkedFetch(...args: Parameters<typeof fetch>): Promise<Response> {
  const response = await fetch(...args);
  const body = await response.clone().json();
  if (response.ok) expectValid(body);
  else expect(body.error).toEqual(expect.objectContaining({ type: expect.any(String), message: expect.any(String), request_log_url: expect.any(String) }));
  expect(response.headers.get("request-id")).toMatch(/^req_/);
  expect(response.headers.get("stripe-version")).toBe(stripeSchema.apiVersion);
  return response;
}

export interface StripeSandbox {
  url: string;
  client: Stripe;
  env: Record<string, string>;
  app: FakeApp;
  /** Calls the API without the SDK. */
  raw(path: string, init?: RequestInit): Promise<Response>;
  /** Pays a session by the admin verb. */
  pay(sessionId: string, body?: Record<string, unknown>): Promise<{ outcome: { kind: string; message?: string } }>;
  admin(path: string, body?: Record<string, unknown>): Promise<Response>;
  advance(ms: number): Promise<void>;
  /** Lets webhooks out, and gives the events the product received, each verified with the SDK. */
  received(): Promise<Stripe.Event[]>;
  close(): Promise<void>;
}

export async function startStripe(options: { dataDir?: string; app?: FakeApp } = {}): Promise<StripeSandbox> {
  const app = options.app ?? (await startFakeApp());
  const dataDir = options.dataDir ?? null;
  const adminToken = "token";
  let answer: (request: Request) => Promise<Response> = () => Promise.resolve(new Response(null, { status: 503 }));
  const listener = await listen(0, (request) => answer(request));
  const url = `http://127.0.0.1:${listener.port}`;
  const house = createHouse({
    origin: url,
    appOrigin: app.origin,
    webhookOrigin: app.origin,
    dataDir,
    adminToken,
    secret: createSecrets(dataDir),
    onError: (error) => {
      throw error;
    },
    reset: null,
    build: (kernel) => ({ stripe: stripeProvider(kernel) }),
  });
  answer = house.fetch;
  const { port } = new URL(url);
  const secretKey = house.env.STRIPE_SECRET_KEY ?? "";
  const client = new Stripe(secretKey, {
    host: "127.0.0.1",
    port: Number(port),
    protocol: "http",
    telemetry: false,
    maxNetworkRetries: 0,
    httpClient: Stripe.createFetchHttpClient(checkedFetch),
  });
  const admin = (path: string, body: Record<string, unknown> = {}) =>
    fetch(`${url}/_admin/stripe${path}`, { method: "POST", headers: { authorization: `Bearer ${adminToken}` }, body: JSON.stringify(body) });
  let open = true;
  const close = async () => {
    if (!open) return;
    open = false;
    await listener.close();
    house.close();
  };
  onTestFinished(close);
  return {
    url,
    client,
    env: house.env,
    app,
    admin,
    raw: (path, init) => fetch(url + path, { ...init, headers: { authorization: `Bearer ${secretKey}`, ...init?.headers } }),
    pay: async (id, body) => (await admin(`/sessions/${id}/pay`, body)).json(),
    advance: (ms) => house.kernel.clock.advance(ms),
    async received() {
      await house.kernel.outbox.flush();
      return app.received.map(({ body, headers }) => {
        expectValid(JSON.parse(body));
        return Stripe.webhooks.constructEvent(body, String(headers["stripe-signature"]), house.env.STRIPE_WEBHOOK_SECRET ?? "");
      });
    },
    close,
  };
}

/** Parameters of a session over one line. */
export function sessionParams(amount = 2500, more: Partial<Stripe.Checkout.SessionCreateParams> = {}): Stripe.Checkout.SessionCreateParams {
  return {
    mode: "payment",
    line_items: [{ quantity: 1, price_data: { currency: "usd", unit_amount: amount, product_data: { name: "Night Drive, basic licence", description: "MP3, up to 5,000 streams" } } }],
    success_url: "http://localhost:3000/checkout/success?session_id={CHECKOUT_SESSION_ID}",
    cancel_url: "http://localhost:3000/checkout/cancel",
    ...more,
  };
}

/** A session, paid, with what came of it. */
export async function paid(
  sandbox: StripeSandbox,
  amount = 2500,
  more: Partial<Stripe.Checkout.SessionCreateParams> = {},
  how: Record<string, unknown> = {},
) {
  const { id } = await sandbox.client.checkout.sessions.create(sessionParams(amount, more));
  expect(await sandbox.pay(id, how)).toMatchObject({ outcome: { kind: "paid" } });
  const session = await sandbox.client.checkout.sessions.retrieve(id, { expand: ["payment_intent.latest_charge.balance_transaction"] });
  const intent = session.payment_intent;
  if (intent === null || typeof intent === "string") throw new Error("The payment intent was not expanded.");
  const charge = intent.latest_charge;
  if (charge === null || typeof charge === "string") throw new Error("The charge was not expanded.");
  const booked = charge.balance_transaction;
  if (booked === null || typeof booked === "string") throw new Error("The balance transaction was not expanded.");
  return { session, intent, charge, booked };
}

/** Types of the events that begin so, in the order in which they came about. */
export async function typesOf(sandbox: StripeSandbox, prefix = ""): Promise<string[]> {
  const { data } = await sandbox.client.events.list({ limit: 100 });
  return data.map(({ type }): string => type).filter((type) => type.startsWith(prefix)).reverse();
}

/** Minor units of the account's first currency. */
export async function balanceOf(sandbox: StripeSandbox): Promise<{ available: number; pending: number }> {
  const { available, pending } = await sandbox.client.balance.retrieve();
  return { available: available[0]?.amount ?? Number.NaN, pending: pending[0]?.amount ?? Number.NaN };
}

/** The error of a call that must fail. */
export async function failure(call: Promise<unknown>): Promise<Stripe.errors.StripeError> {
  const error = await call.then(
    () => undefined,
    (reason: unknown) => reason,
  );
  if (error instanceof Stripe.errors.StripeError) return error;
  throw error ?? new Error("The call went through.");
}
