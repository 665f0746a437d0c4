import { describe, expect, test } from "vitest";
import { failure, paid, startStripe } from "./stripe-support";

describe("products", () => {
  test("are created, found, changed and told about", async () => {
    const sandbox = await startStripe();
    const { client } = sandbox;
    const product = await client.products.create({ name: "Course", description: "Ten lessons", images: ["https://example.com/a.png"], metadata: { a: "1" } });
    await client.products.create({ name: "Old", active: false });
    expect((await client.products.list({ active: true })).data.map(({ id }) => id)).toEqual([product.id]);
    const changed = await client.products.update(product.id, { name: "Course 2", description: "", metadata: { a: "", b: "2" } });
    expect(changed).toMatchObject({ name: "Course 2", description: null, images: product.images, metadata: { b: "2" } });
    const updated = (await sandbox.received()).find(({ type }) => type === "product.updated");
    expect(updated?.data.previous_attributes).toMatchObject({ name: "Course", description: "Ten lessons", metadata: { a: "1" } });
  });

  test("of the same id are refused", async () => {
    const { client } = await startStripe();
    await client.products.create({ id: "prod_mine", name: "A" });
    expect(await failure(client.products.create({ id: "prod_mine", name: "B" }))).toMatchObject({ code: "resource_already_exists" });
  });
});

describe("prices", () => {
  test("belong to a product, are filtered, and expand to it", async () => {
    const { client } = await startStripe();
    const product = await client.products.create({ name: "Course" });
    const price = await client.prices.create({ product: product.id, currency: "USD", unit_amount: 4900, lookup_key: "course" });
    await client.prices.create({ currency: "eur", unit_amount: 100, product_data: { name: "Other" } });
    expect(price).toMatchObject({ currency: "usd", unit_amount: 4900, type: "one_time", product: product.id });
    const { data } = await client.prices.list({ lookup_keys: ["course"], expand: ["data.product"] });
    expect(data).toMatchObject([{ id: price.id, product: { name: "Course" } }]);
    expect((await client.prices.list({ product: product.id })).data).toHaveLength(1);
    expect((await client.prices.update(price.id, { nickname: "Full" })).nickname).toBe("Full");
  });

  test.each([
    [{ currency: "usd", unit_amount: 1 }, { code: "parameter_missing", param: "product" }],
    [{ currency: "usd", product: "prod_nope", unit_amount: 1 }, { code: "resource_missing", param: "product" }],
    [{ currency: "zzz", unit_amount: 1, product_data: { name: "A" } }, { param: "currency" }],
    [{ currency: "usd", unit_amount: -1, product_data: { name: "A" } }, { code: "parameter_invalid_integer", param: "unit_amount" }],
    [{ currency: "usd", product_data: { name: "A" } }, { code: "parameter_missing", param: "unit_amount" }],
    [{ currency: "usd", unit_amount: 1, product_data: { name: "A" }, recurring: { interval: "month" as const } }, { code: "sandbox_not_served", param: "recurring" }],
  ])("are refused with %j", async (params, error) => {
    const { client } = await startStripe();
    expect(await failure(client.prices.create(params))).toMatchObject({ statusCode: 400, ...error });
    expect((await client.products.list()).data).toEqual([]);
  });
});

describe("customers", () => {
  test("are found by e-mail, and keep what an update does not name", async () => {
    const { client } = await startStripe();
    const customer = await client.customers.create({ email: "a@example.com", name: "A", phone: "1", address: { city: "Oslo", country: "NO" } });
    await client.customers.create({ email: "b@example.com" });
    expect((await client.customers.list({ email: "a@example.com" })).data.map(({ id }) => id)).toEqual([customer.id]);
    expect(customer.address).toMatchObject({ city: "Oslo", line1: null });
    expect(await client.customers.update(customer.id, { name: "B", address: "" })).toMatchObject({ name: "B", phone: "1", address: null });
    expect(await failure(client.customers.create({ email: "nope" }))).toMatchObject({ code: "email_invalid", param: "email" });
  });

  test("a created filter bounds a list by time", async () => {
    const sandbox = await startStripe();
    const first = await sandbox.client.customers.create({ name: "A" });
    await sandbox.advance(60_000);
    const second = await sandbox.client.customers.create({ name: "B" });
    const after = await sandbox.client.customers.list({ created: { gt: first.created } });
    expect(after.data.map(({ id }) => id)).toEqual([second.id]);
    expect((await sandbox.client.customers.list({ created: first.created })).data.map(({ id }) => id)).toEqual([first.id]);
  });
});

test("the payment method of a charge can be read, without the card's number", async () => {
  const sandbox = await startStripe();
  const { intent } = await paid(sandbox, 2500, { customer_email: "fan@example.com" });
  const method = await sandbox.client.paymentMethods.retrieve(String(intent.payment_method));
  expect(method).toMatchObject({ type: "card", card: { last4: "4242" }, billing_details: { email: "fan@example.com" } });
  expect(JSON.stringify(method)).not.toContain("4242424242424242");
});
