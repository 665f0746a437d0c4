import { describe, expect, test } from "vitest";
import { balanceOf, failure, paid, startStripe, typesOf } from "./stripe-support";

const DAY = 24 * 60 * 60 * 1000;

describe("a refund that is settled later", () => {
  test("is pending for a day with the card for that, then succeeds; the money has left at once", async () => {
    const sandbox = await startStripe();
    const { charge } = await paid(sandbox, 2500, {}, { card: "4000000000007726" });
    const refund = await sandbox.client.refunds.create({ charge: charge.id });
    expect(refund).toMatchObject({ status: "pending", pending_reason: "processing" });
    expect(await sandbox.client.charges.retrieve(charge.id)).toMatchObject({ refunded: true, amount_refunded: 2500 });
    expect((await balanceOf(sandbox)).pending).toBe(-103);
    await sandbox.advance(DAY);
    const settled = await sandbox.client.refunds.retrieve(refund.id);
    expect(settled.status).toBe("succeeded");
    expect(settled).not.toHaveProperty("pending_reason");
    const types = await typesOf(sandbox, "refund.");
    expect(types.slice(0, 2)).toEqual(["refund.created", "refund.updated"]);
    expect(types).not.toContain("refund.failed");
  });

  test("fails a day later with the card for that: the money and the right to refund come back", async () => {
    const sandbox = await startStripe();
    const { charge } = await paid(sandbox, 2500, {}, { card: "4000000000005126" });
    const refund = await sandbox.client.refunds.create({ charge: charge.id, amount: 1000 });
    expect(refund.status).toBe("succeeded");
    await sandbox.advance(DAY);
    const failed = await sandbox.client.refunds.retrieve(refund.id, { expand: ["failure_balance_transaction", "charge"] });
    expect(failed).toMatchObject({
      status: "failed",
      failure_reason: "expired_or_canceled_card",
      failure_balance_transaction: { type: "refund_failure", amount: 1000, fee: 0, net: 1000, source: refund.id },
      charge: { amount_refunded: 0, refunded: false },
    });
    expect((await balanceOf(sandbox)).pending).toBe(2397);
    expect((await typesOf(sandbox, "refund.")).at(-1)).toBe("refund.failed");
    expect(await typesOf(sandbox, "charge.refund.updated")).not.toEqual([]);
    expect((await sandbox.client.refunds.create({ charge: charge.id, amount: 2500 })).status).toBe("succeeded");
  });

  test("a failing one of several gives back its own part only", async () => {
    const sandbox = await startStripe();
    const { charge } = await paid(sandbox, 2500);
    const first = await sandbox.client.refunds.create({ charge: charge.id, amount: 1000 });
    const second = await sandbox.client.refunds.create({ charge: charge.id, amount: 1500 });
    expect((await sandbox.admin(`/refunds/${first.id}/settle`, { status: "failed", reason: "lost_or_stolen_card" })).status).toBe(200);
    expect(await sandbox.client.charges.retrieve(charge.id)).toMatchObject({ amount_refunded: 1500, refunded: false });
    expect((await sandbox.client.refunds.retrieve(second.id)).status).toBe("succeeded");
    const again = await sandbox.admin(`/refunds/${first.id}/settle`, { status: "failed" });
    expect([again.status, await again.text()]).toEqual([400, expect.stringContaining("is failed, so it cannot become failed")]);
  });

  test("the bank's answer can be given by hand, and the clock then adds nothing", async () => {
    const sandbox = await startStripe();
    const { charge } = await paid(sandbox, 2500, {}, { card: "4000000000007726" });
    const refund = await sandbox.client.refunds.create({ charge: charge.id });
    await sandbox.admin(`/refunds/${refund.id}/settle`, { status: "failed" });
    await sandbox.advance(3 * DAY);
    expect((await sandbox.client.refunds.retrieve(refund.id)).status).toBe("failed");
    expect((await sandbox.client.balanceTransactions.list({ type: "refund_failure" })).data).toHaveLength(1);
    expect((await typesOf(sandbox, "refund.")).filter((type) => type === "refund.updated")).toHaveLength(1);
  });
});

test("a refusal is kept for its idempotency key, as Stripe keeps what it has begun", async () => {
  const sandbox = await startStripe();
  const { charge } = await paid(sandbox, 2500);
  const key = { idempotencyKey: "refund/1" };
  await sandbox.admin(`/charges/${charge.id}/dispute`);
  expect(await failure(sandbox.client.refunds.create({ charge: charge.id }, key))).toMatchObject({ code: "charge_disputed" });
  const [dispute] = (await sandbox.client.disputes.list()).data;
  await sandbox.admin(`/disputes/${dispute?.id}/decide`, { decision: "won" });
  expect(await failure(sandbox.client.refunds.create({ charge: charge.id }, key))).toMatchObject({ code: "charge_disputed" });
  expect((await sandbox.client.refunds.create({ charge: charge.id })).amount).toBe(2500);
});
