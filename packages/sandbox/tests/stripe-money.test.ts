import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { processingFee } from "../src/stripe/money/fees";
import { balanceOf, failure, paid, sessionParams, startStripe } from "./stripe-support";

const DAY = 24 * 60 * 60 * 1000;

describe("refunds", () => {
  test("in full mark the charge refunded and book the amount back without the fee", async () => {
    const sandbox = await startStripe();
    const { intent, charge } = await paid(sandbox, 2500);
    const refund = await sandbox.client.refunds.create({ payment_intent: intent.id, reason: "duplicate", metadata: { why: "sold" }, expand: ["balance_transaction"] });
    expect(refund).toMatchObject({ amount: 2500, status: "succeeded", charge: charge.id, reason: "duplicate", metadata: { why: "sold" } });
    expect(refund.balance_transaction).toMatchObject({ amount: -2500, fee: 0, net: -2500, type: "refund", source: refund.id });
    const after = await sandbox.client.charges.retrieve(charge.id, { expand: ["refunds"] });
    expect(after).toMatchObject({ refunded: true, amount_refunded: 2500, refunds: { data: [{ id: refund.id }] } });
    expect(await failure(sandbox.client.refunds.create({ charge: charge.id }))).toMatchObject({
      statusCode: 400,
      code: "charge_already_refunded",
      message: `Charge ${charge.id} has already been refunded.`,
    });
  });

  test("in parts never exceed the charge", async () => {
    const sandbox = await startStripe();
    const { charge } = await paid(sandbox, 2500);
    await sandbox.client.refunds.create({ charge: charge.id, amount: 1000 });
    expect(await failure(sandbox.client.refunds.create({ charge: charge.id, amount: 1501 }))).toMatchObject({
      statusCode: 400,
      param: "amount",
      message: "Refund amount ($15.01) is greater than unrefunded amount on charge ($15.00)",
    });
    expect(await sandbox.client.charges.retrieve(charge.id)).toMatchObject({ refunded: false, amount_refunded: 1000 });
    expect((await sandbox.client.refunds.create({ charge: charge.id })).amount).toBe(1500);
    expect((await sandbox.client.refunds.list({ charge: charge.id })).data.map(({ amount }) => amount)).toEqual([1500, 1000]);
  });

  test("need a charge that succeeded", async () => {
    const sandbox = await startStripe();
    const { id } = await sandbox.client.checkout.sessions.create(sessionParams());
    await sandbox.pay(id, { card: "4000000000000002" });
    const [intent] = (await sandbox.client.paymentIntents.list()).data;
    expect((await failure(sandbox.client.refunds.create({ payment_intent: intent?.id ?? "" }))).message).toContain("does not have a successful charge");
    expect(await failure(sandbox.client.refunds.create({}))).toMatchObject({ code: "parameter_missing" });
    expect(await failure(sandbox.client.refunds.create({ charge: "ch_1", amount: 0 }))).toMatchObject({ code: "parameter_invalid_integer", param: "amount" });
  });

  test("are named to the bank a day later, which is an update", async () => {
    const sandbox = await startStripe();
    const { charge } = await paid(sandbox);
    const refund = await sandbox.client.refunds.create({ charge: charge.id });
    await sandbox.advance(DAY);
    const after = await sandbox.client.refunds.retrieve(refund.id);
    expect(after.destination_details?.card).toMatchObject({ reference_status: "available", reference: expect.any(String) });
    const types = (await sandbox.received()).map(({ type }) => type);
    expect(types.filter((type) => type === "refund.updated")).toHaveLength(1);
  });
});

describe("the balance", () => {
  test("is pending for two days and then available", async () => {
    const sandbox = await startStripe();
    const { booked } = await paid(sandbox, 10_000);
    expect(await balanceOf(sandbox)).toEqual({ available: 0, pending: 9680 });
    await sandbox.advance(2 * DAY);
    expect(await balanceOf(sandbox)).toEqual({ available: 9680, pending: 0 });
    expect((await sandbox.client.balanceTransactions.retrieve(booked.id)).status).toBe("available");
  });

  test("has the money of the card that is available at once", async () => {
    const sandbox = await startStripe();
    const { id } = await sandbox.client.checkout.sessions.create(sessionParams(10_000));
    await sandbox.pay(id, { card: "4000000000000077" });
    expect(await balanceOf(sandbox)).toEqual({ available: 9680, pending: 0 });
  });

  test("the fee is 2.9 % and 30 minor units in whole minor units, and never more than the charge", () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 99_999_999 }), (amount) => {
        const fee = processingFee(amount);
        expect(Number.isInteger(fee)).toBe(true);
        expect(fee).toBeLessThanOrEqual(amount);
        if (amount >= 50) expect(Math.abs(fee - (amount * 0.029 + 30))).toBeLessThanOrEqual(0.5 + 1e-6);
      }),
    );
  });

  test("is the sum of the balance transactions after any sequence of payments, declines, refunds and days", async () => {
    const step = fc.oneof(
      { weight: 3, arbitrary: fc.record({ kind: fc.constant("pay" as const), amount: fc.integer({ min: 50, max: 200_000 }) }) },
      { weight: 1, arbitrary: fc.record({ kind: fc.constant("decline" as const), amount: fc.integer({ min: 50, max: 9_000 }) }) },
      { weight: 3, arbitrary: fc.record({ kind: fc.constant("refund" as const), which: fc.nat(), amount: fc.integer({ min: 1, max: 150_000 }) }) },
      { weight: 1, arbitrary: fc.record({ kind: fc.constant("wait" as const), ms: fc.integer({ min: 0, max: 3 * DAY }) }) },
    );
    await fc.assert(
      fc.asyncProperty(fc.array(step, { minLength: 1, maxLength: 12 }), async (steps) => {
        const sandbox = await startStripe();
        try {
          const left = new Map<string, number>();
          let expected = 0;
          for (const each of steps) {
            if (each.kind === "wait") await sandbox.advance(each.ms);
            if (each.kind === "pay" || each.kind === "decline") {
              const { id } = await sandbox.client.checkout.sessions.create(sessionParams(each.amount));
              await sandbox.pay(id, { card: each.kind === "pay" ? "4242424242424242" : "4000000000000002" });
              if (each.kind === "decline") continue;
              expected += each.amount - processingFee(each.amount);
              const [charge] = (await sandbox.client.charges.list({ limit: 1 })).data;
              left.set(charge?.id ?? "", each.amount);
            }
            if (each.kind === "refund" && left.size > 0) {
              const [charge = "", rest = 0] = [...left][each.which % left.size] ?? [];
              const call = sandbox.client.refunds.create({ charge, amount: each.amount });
              if (each.amount > rest) {
                await failure(call);
                continue;
              }
              await call;
              expected -= each.amount;
              left.set(charge, rest - each.amount);
            }
          }
          const { available, pending } = await balanceOf(sandbox);
          let sum = 0;
          for await (const { net } of sandbox.client.balanceTransactions.list({ limit: 100 })) sum += net;
          expect([available + pending, sum]).toEqual([expected, expected]);
          for (const charge of (await sandbox.client.charges.list({ limit: 100 })).data) {
            expect(charge.amount_refunded).toBeLessThanOrEqual(charge.amount_captured);
          }
        } finally {
          await sandbox.close();
          await sandbox.app.close();
        }
      }),
      { numRuns: 25 },
    );
  });
});
