import { describe, expect, test } from "vitest";
import { isIban } from "../src/stripe/debits/debit-form";
import { offeredAccounts } from "../src/stripe/debits/accounts";
import { temporaryDirectory } from "./kernel-support";
import { balanceOf, failure, sessionParams, startStripe, type StripeSandbox, typesOf } from "./stripe-support";

const SECOND = 1000;
const DAY = 24 * 60 * 60 * SECOND;

/** A session paid by bank debit, in dollars or euros. */
async function debited(sandbox: StripeSandbox, account = "000123456789", currency = "usd", amount = 10_000) {
  await sandbox.admin("/settings", { bankDebits: true });
  const line = { quantity: 1, price_data: { currency, unit_amount: amount, product_data: { name: "Album" } } };
  const { id } = await sandbox.client.checkout.sessions.create(sessionParams(amount, { line_items: [line] }));
  expect(await sandbox.pay(id, { account })).toMatchObject({ outcome: { kind: "processing" } });
  const look = () => sandbox.client.checkout.sessions.retrieve(id, { expand: ["payment_intent.latest_charge"] });
  return { id, look };
}

describe("a session paid by bank debit", () => {
  test("is complete and unpaid while the bank thinks, and paid four days later", async () => {
    const sandbox = await startStripe();
    const { look } = await debited(sandbox);
    expect(await look()).toMatchObject({
      status: "complete",
      payment_status: "unpaid",
      payment_method_types: ["card", "us_bank_account"],
      payment_intent: { status: "processing", amount_received: 0, latest_charge: { id: expect.stringMatching(/^py_/), status: "pending", paid: false } },
    });
    expect((await typesOf(sandbox)).slice(-4)).toEqual(["payment_intent.created", "charge.pending", "payment_intent.processing", "checkout.session.completed"]);
    await sandbox.advance(3 * DAY);
    expect((await look()).payment_status).toBe("unpaid");
    await sandbox.advance(DAY);
    expect(await look()).toMatchObject({
      payment_status: "paid",
      payment_intent: { status: "succeeded", amount_received: 10_000, latest_charge: { status: "succeeded", paid: true, payment_method_details: { us_bank_account: { last4: "6789" } } } },
    });
    expect((await typesOf(sandbox)).slice(-3)).toEqual(["charge.succeeded", "payment_intent.succeeded", "checkout.session.async_payment_succeeded"]);
    const [event] = (await sandbox.client.events.list({ limit: 1 })).data;
    expect(event?.data.object).toMatchObject({ object: "checkout.session", payment_status: "paid" });
  });

  test.each([
    ["000222222227", "insufficient_funds"],
    ["000111111113", "account_closed"],
    ["000111111116", "no_account"],
    ["000333333335", "debit_not_authorized"],
  ])("fails with the account %s: %s; the balance is as it was", async (account, code) => {
    const sandbox = await startStripe();
    const { look } = await debited(sandbox, account);
    expect((await balanceOf(sandbox)).pending).toBe(10_000 - 80);
    await sandbox.advance(4 * DAY);
    expect(await look()).toMatchObject({
      status: "complete",
      payment_status: "unpaid",
      payment_intent: { status: "requires_payment_method", last_payment_error: { code }, latest_charge: { status: "failed", failure_code: code, failure_balance_transaction: expect.stringMatching(/^txn_/) } },
    });
    expect((await typesOf(sandbox)).slice(-3)).toEqual(["charge.failed", "payment_intent.payment_failed", "checkout.session.async_payment_failed"]);
    expect(await balanceOf(sandbox)).toEqual({ available: 0, pending: 0 });
    expect((await sandbox.client.balanceTransactions.list()).data).toMatchObject([{ type: "payment_failure_refund", net: -9920 }, { type: "payment", net: 9920 }]);
  });

  test("that the bank never answers is ended by hand, once", async () => {
    const sandbox = await startStripe();
    const { id, look } = await debited(sandbox, "000000000009");
    await sandbox.advance(60 * DAY);
    expect((await look()).payment_status).toBe("unpaid");
    expect((await sandbox.admin(`/sessions/${id}/settle`, { status: "succeeded" })).status).toBe(200);
    expect((await look()).payment_status).toBe("paid");
    const again = await sandbox.admin(`/sessions/${id}/settle`, { status: "failed" });
    expect([again.status, await again.text()]).toEqual([400, expect.stringContaining("no bank debit is waiting")]);
  });

  test("settled by hand is left alone by the clock", async () => {
    const sandbox = await startStripe();
    const { id, look } = await debited(sandbox);
    await sandbox.admin(`/sessions/${id}/settle`, { status: "failed", code: "no_account" });
    await sandbox.advance(10 * DAY);
    expect(await look()).toMatchObject({ payment_status: "unpaid", payment_intent: { last_payment_error: { code: "no_account" } } });
  });

  test("cannot be paid, expired or refunded while the bank thinks", async () => {
    const sandbox = await startStripe();
    const { id, look } = await debited(sandbox);
    const session = await look();
    const intent = typeof session.payment_intent === "string" ? session.payment_intent : (session.payment_intent?.id ?? "");
    expect((await sandbox.admin(`/sessions/${id}/pay`)).status).toBe(400);
    expect((await failure(sandbox.client.checkout.sessions.expire(id))).message).toContain("has a status of complete");
    expect(await failure(sandbox.client.refunds.create({ payment_intent: intent }))).toMatchObject({ code: "payment_intent_unexpected_state" });
    await sandbox.advance(2 * DAY);
    expect((await typesOf(sandbox)).includes("checkout.session.expired")).toBe(false);
  });

  test("is refunded through the bank: pending first, as a payment refund", async () => {
    const sandbox = await startStripe();
    const { look } = await debited(sandbox);
    await sandbox.advance(4 * DAY);
    const session = await look();
    const intent = typeof session.payment_intent === "string" ? session.payment_intent : (session.payment_intent?.id ?? "");
    const refund = await sandbox.client.refunds.create({ payment_intent: intent, expand: ["balance_transaction"] });
    expect(refund).toMatchObject({ id: expect.stringMatching(/^pyr_/), status: "pending", destination_details: { type: "us_bank_transfer" }, balance_transaction: { type: "payment_refund", net: -10_000 } });
    await sandbox.advance(DAY);
    expect((await sandbox.client.refunds.retrieve(refund.id)).status).toBe("succeeded");
  });

  test("can be disputed by the account's owner, which is final", async () => {
    const sandbox = await startStripe();
    await debited(sandbox, "000555555559");
    await sandbox.advance(4 * DAY + SECOND);
    expect((await sandbox.client.disputes.list()).data).toMatchObject([{ status: "lost", reason: "debit_not_authorized", balance_transactions: [{ net: -11_500 }] }]);
    expect((await typesOf(sandbox, "charge.dispute"))).toEqual(["charge.dispute.created", "charge.dispute.funds_withdrawn", "charge.dispute.closed"]);
  });

  test.each([
    ["AT611904300234573201", 4 * DAY, "paid"],
    ["AT321904300235473204", 180 * SECOND, "paid"],
    ["AT861904300235473202", 4 * DAY, "unpaid"],
    ["AT051904300235473205", 180 * SECOND, "unpaid"],
  ])("in euros goes by IBAN: %s after %i ms is %s", async (iban, after, state) => {
    const sandbox = await startStripe();
    const { look } = await debited(sandbox, iban, "eur");
    await sandbox.advance(after);
    const session = await look();
    expect(session).toMatchObject({ payment_status: state, payment_intent: { latest_charge: { payment_method_details: { sepa_debit: { country: "AT", bank_code: "19043" } } } } });
    expect((await typesOf(sandbox)).at(-1)).toBe(`checkout.session.async_payment_${state === "paid" ? "succeeded" : "failed"}`);
  });

  test("the test accounts outlive a restart with what they will do", async () => {
    const dataDir = temporaryDirectory();
    const first = await startStripe({ dataDir });
    const { id } = await debited(first);
    await first.close();
    const second = await startStripe({ dataDir, app: first.app });
    await second.advance(4 * DAY);
    expect((await second.client.checkout.sessions.retrieve(id)).payment_status).toBe("paid");
  });
});

describe("what a session offers", () => {
  const typesFor = async (sandbox: StripeSandbox, more = {}) => (await sandbox.client.checkout.sessions.create(sessionParams(2500, more))).payment_method_types;

  test("is cards, and bank debits only where the account switched them on and the currency has one", async () => {
    const sandbox = await startStripe();
    const yen = [{ quantity: 1, price_data: { currency: "jpy", unit_amount: 500, product_data: { name: "x" } } }];
    expect(await typesFor(sandbox)).toEqual(["card"]);
    await sandbox.admin("/settings", { bankDebits: true });
    expect(await typesFor(sandbox)).toEqual(["card", "us_bank_account"]);
    expect(await typesFor(sandbox, { line_items: yen })).toEqual(["card"]);
    expect(await typesFor(sandbox, { allowed_payment_method_types: ["card"] })).toEqual(["card"]);
    expect(await typesFor(sandbox, { allowed_payment_method_types: ["us_bank_account"] })).toEqual(["us_bank_account"]);
    await sandbox.admin("/settings", { bankDebits: false });
    expect(await failure(sandbox.client.checkout.sessions.create(sessionParams(2500, { allowed_payment_method_types: ["us_bank_account"] })))).toMatchObject({ param: "allowed_payment_method_types" });
  });

  test("a debit is refused for a session that does not offer it, and for accounts that are no test accounts", async () => {
    const sandbox = await startStripe();
    const { id } = await sandbox.client.checkout.sessions.create(sessionParams());
    expect((await sandbox.admin(`/sessions/${id}/pay`, { account: "000123456789" })).status).toBe(400);
    await sandbox.admin("/settings", { bankDebits: true });
    const { id: other } = await sandbox.client.checkout.sessions.create(sessionParams());
    const answer = await sandbox.admin(`/sessions/${other}/pay`, { account: "111222333" });
    expect([answer.status, await answer.text()]).toEqual([400, expect.stringContaining("not a test account")]);
    expect((await sandbox.client.checkout.sessions.retrieve(other)).status).toBe("open");
  });
});

test("the test IBANs have valid check digits, and a wrong digit does not", () => {
  for (const { number } of offeredAccounts("sepa_debit")) expect(isIban(number), number).toBe(true);
  expect(isIban("AT611904300234573202")).toBe(false);
  expect(isIban("DE89370400440532013000")).toBe(true);
});
