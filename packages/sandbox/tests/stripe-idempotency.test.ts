import { request } from "node:http";
import Stripe from "stripe";
import { describe, expect, test } from "vitest";
import { failure, paid, sessionParams, startStripe, type StripeSandbox } from "./stripe-support";
import { temporaryDirectory } from "./kernel-support";

const DAY = 24 * 60 * 60 * 1000;

function post(sandbox: StripeSandbox, path: string, body: string, key: string): Promise<Response> {
  return sandbox.raw(path, { method: "POST", body, headers: { "idempotency-key": key, "content-type": "application/x-www-form-urlencoded" } });
}

describe("an idempotency key", () => {
  test("answers a repeated request with the first answer and does nothing again", async () => {
    const sandbox = await startStripe();
    const first = await post(sandbox, "/v1/customers", "email=a@example.com&name=A", "key-1");
    // The order of the parameters is not part of what they say.
    const second = await post(sandbox, "/v1/customers", "name=A&email=a@example.com", "key-1");
    expect(first.headers.get("idempotent-replayed")).toBeNull();
    expect(second.headers.get("idempotent-replayed")).toBe("true");
    expect(second.headers.get("idempotency-key")).toBe("key-1");
    expect(await second.text()).toBe(await first.text());
    expect((await sandbox.client.customers.list()).data).toHaveLength(1);
    expect(await sandbox.received()).toHaveLength(1);
  });

  test("with other parameters, or on another path, is an idempotency_error", async () => {
    const sandbox = await startStripe();
    await post(sandbox, "/v1/customers", "email=a@example.com", "key-1");
    for (const [path, body] of [["/v1/customers", "email=b@example.com"], ["/v1/products", "email=a@example.com"]] as const) {
      const response = await post(sandbox, path, body, "key-1");
      expect(response.status).toBe(400);
      expect(await response.json()).toMatchObject({ error: { type: "idempotency_error", message: expect.stringContaining("'key-1'") } });
    }
  });

  test("of a request that is still under way is refused with 409", async () => {
    const sandbox = await startStripe();
    const body = "email=slow@example.com";
    const slow = request(`${sandbox.url}/v1/customers`, {
      method: "POST",
      headers: {
        authorization: `Bearer ${sandbox.env.STRIPE_SECRET_KEY}`,
        "idempotency-key": "key-1",
        "content-type": "application/x-www-form-urlencoded",
        "content-length": body.length,
      },
    });
    const answered = new Promise<number | undefined>((resolve) => slow.on("response", (response) => resolve(response.resume().statusCode)));
    slow.write(body.slice(0, 5));
    let refused = await post(sandbox, "/v1/customers", body, "key-2");
    // The slow request has reached the server once its key is held.
    for (let tries = 0; refused.status !== 409 && tries < 200; tries += 1) refused = await post(sandbox, "/v1/customers", "bogus=1", "key-1");
    expect(await refused.json()).toMatchObject({ error: { type: "idempotency_error", code: "idempotency_key_in_use" } });
    slow.end(body.slice(5));
    expect(await answered).toBe(200);
    expect((await post(sandbox, "/v1/customers", body, "key-1")).headers.get("idempotent-replayed")).toBe("true");
  });

  test("is free again after a request that was invalid", async () => {
    const sandbox = await startStripe();
    expect((await post(sandbox, "/v1/customers", "emial=a", "key-1")).status).toBe(400);
    expect((await post(sandbox, "/v1/customers", "email=nope", "key-1")).status).toBe(400);
    expect((await post(sandbox, "/v1/customers", "email=a@example.com", "key-1")).status).toBe(200);
  });

  test("keeps a refusal by the account's state, as Stripe does", async () => {
    const sandbox = await startStripe();
    const { intent } = await paid(sandbox, 2500);
    const tooMuch = `payment_intent=${intent.id}&amount=9900`;
    const first = await post(sandbox, "/v1/refunds", tooMuch, "key-1");
    const second = await post(sandbox, "/v1/refunds", tooMuch, "key-1");
    expect([first.status, second.status]).toEqual([400, 400]);
    expect(second.headers.get("idempotent-replayed")).toBe("true");
    expect((await post(sandbox, "/v1/refunds", `payment_intent=${intent.id}`, "key-1")).status).toBe(400);
  });

  test("is forgotten after 24 hours of the sandbox's clock", async () => {
    const sandbox = await startStripe();
    await post(sandbox, "/v1/customers", "email=a@example.com", "key-1");
    await sandbox.advance(DAY - 60_000);
    expect((await post(sandbox, "/v1/customers", "email=a@example.com", "key-1")).headers.get("idempotent-replayed")).toBe("true");
    await sandbox.advance(60_000);
    expect((await post(sandbox, "/v1/customers", "email=b@example.com", "key-1")).headers.get("idempotent-replayed")).toBeNull();
  });

  test("holds over a restart, together with what it guards", async () => {
    const dataDir = temporaryDirectory();
    const before = await startStripe({ dataDir });
    const { intent } = await paid(before);
    const first = await before.client.refunds.create({ payment_intent: intent.id, amount: 500 }, { idempotencyKey: "refund/1" });
    await before.close();
    const after = await startStripe({ dataDir, app: before.app });
    const second = await after.client.refunds.create({ payment_intent: intent.id, amount: 500 }, { idempotencyKey: "refund/1" });
    expect(second.id).toBe(first.id);
    expect((await after.client.refunds.list({ payment_intent: intent.id })).data).toHaveLength(1);
  });

  test("of 20 equal requests at once makes one object", async () => {
    const sandbox = await startStripe();
    const calls = Array.from({ length: 20 }, () => post(sandbox, "/v1/customers", "email=a@example.com", "key-1"));
    const statuses = (await Promise.all(calls)).map(({ status }) => status);
    expect(statuses.every((status) => status === 200 || status === 409)).toBe(true);
    expect((await sandbox.client.customers.list()).data).toHaveLength(1);
  });
});

describe("who may ask", () => {
  test("a wrong key and no key are 401, without telling the key", async () => {
    const sandbox = await startStripe();
    const wrong = new Stripe("sk_test_1234567890abcdef", { host: "127.0.0.1", port: Number(new URL(sandbox.url).port), protocol: "http", maxNetworkRetries: 0 });
    const error = await failure(wrong.customers.list());
    expect(error).toMatchObject({ statusCode: 401, type: "StripeAuthenticationError", message: "Invalid API Key provided: sk_test_************cdef" });
    expect((await fetch(`${sandbox.url}/v1/customers`)).status).toBe(401);
    const basic = Buffer.from(`${sandbox.env.STRIPE_SECRET_KEY}:`).toString("base64");
    expect((await fetch(`${sandbox.url}/v1/customers`, { headers: { authorization: `Basic ${basic}` } })).status).toBe(200);
  });

  test("an unknown route, another version, another account and a JSON body are told apart", async () => {
    const sandbox = await startStripe();
    expect(await failure(sandbox.client.invoices.list())).toMatchObject({ statusCode: 404, message: "Unrecognized request URL (GET: /v1/invoices)." });
    const error = async (init: RequestInit) => (await (await sandbox.raw("/v1/customers", init)).json()).error;
    expect((await error({ headers: { "stripe-version": "2020-08-27" } })).message).toContain("Invalid Stripe API version: 2020-08-27");
    expect(await error({ headers: { "stripe-account": "acct_1" } })).toMatchObject({ code: "account_invalid" });
    expect((await error({ method: "POST", body: "{}", headers: { "content-type": "application/json" } })).message).toContain("application/x-www-form-urlencoded");
  });

  test("what does not exist is 404 in the URL and 400 in a parameter", async () => {
    const { client } = await startStripe();
    expect(await failure(client.charges.retrieve("ch_nope"))).toMatchObject({ statusCode: 404, code: "resource_missing", param: "id", message: "No such charge: 'ch_nope'" });
    expect(await failure(client.refunds.create({ charge: "ch_nope" }))).toMatchObject({ statusCode: 400, code: "resource_missing", param: "charge" });
    expect(await failure(client.charges.list({ starting_after: "ch_nope" }))).toMatchObject({ statusCode: 400, param: "starting_after" });
  });

  test("lists page through everything once, newest first", async () => {
    const { client } = await startStripe();
    const made: string[] = [];
    for (let index = 0; index < 7; index += 1) made.push((await client.customers.create({ name: `C${index}` })).id);
    const seen: string[] = [];
    for await (const customer of client.customers.list({ limit: 3 })) seen.push(customer.id);
    expect(seen).toEqual(made.toReversed());
    const back = await client.customers.list({ limit: 2, ending_before: made[2] ?? "" });
    expect(back.data.map(({ id }) => id)).toEqual([made[4], made[3]]);
    expect(await failure(client.customers.list({ limit: 101 }))).toMatchObject({ code: "parameter_invalid_integer", param: "limit" });
    expect((await failure(client.checkout.sessions.create({ ...sessionParams(), expand: ["nope"] }))).message).toContain("cannot be expanded");
    expect((await client.checkout.sessions.list()).data).toEqual([]);
  });
});
