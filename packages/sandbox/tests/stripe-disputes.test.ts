import { describe, expect, test } from "vitest";
import { temporaryDirectory } from "./kernel-support";
import { balanceOf, failure, paid, startStripe, type StripeSandbox, typesOf } from "./stripe-support";

const SECOND = 1000;
const DAY = 24 * 60 * 60 * SECOND;

/** A charge that its buyer's bank disputes. */
async function disputed(sandbox: StripeSandbox, body: Record<string, unknown> = {}, amount = 2500) {
  const { charge, intent, booked } = await paid(sandbox, amount);
  const answer = await sandbox.admin(`/charges/${charge.id}/dispute`, body);
  expect(answer.status).toBe(200);
  const [dispute] = (await sandbox.client.disputes.list({ charge: charge.id })).data;
  if (!dispute) throw new Error("There is no dispute.");
  return { charge, intent, booked, dispute };
}

describe("a dispute", () => {
  test("takes the amount and the fee from the balance at once, and says so in that order", async () => {
    const sandbox = await startStripe();
    const { charge, intent, dispute } = await disputed(sandbox, { reason: "product_not_received" });
    expect(dispute).toMatchObject({
      amount: 2500,
      charge: charge.id,
      payment_intent: intent.id,
      currency: "usd",
      reason: "product_not_received",
      status: "needs_response",
      is_charge_refundable: false,
      evidence_details: { has_evidence: false, submission_count: 0, past_due: false },
      payment_method_details: { type: "card", card: { brand: "visa", case_type: "chargeback", network_reason_code: "13.1" } },
      balance_transactions: [{ type: "adjustment", reporting_category: "dispute", amount: -2500, fee: 1500, net: -4000, source: dispute.id, status: "available" }],
    });
    expect((dispute.evidence_details.due_by ?? 0) - dispute.created).toBeGreaterThan(7 * 24 * 60 * 60);
    expect(await sandbox.client.charges.retrieve(charge.id)).toMatchObject({ disputed: true, refunded: false, amount_refunded: 0 });
    expect(await balanceOf(sandbox)).toEqual({ available: -4000, pending: 2397 });
    expect(await typesOf(sandbox, "charge.dispute")).toEqual(["charge.dispute.created", "charge.dispute.funds_withdrawn"]);
  });

  test.each([
    ["4000000000000259", "fraudulent", "needs_response", 1],
    ["4000000000002685", "product_not_received", "needs_response", 1],
    ["4000000000001976", "fraudulent", "warning_needs_response", 0],
  ])("follows the card %s by itself, after the payment", async (card, reason, status, lines) => {
    const sandbox = await startStripe();
    const { charge } = await paid(sandbox, 2500, {}, { card });
    expect((await sandbox.client.disputes.list()).data).toEqual([]);
    await sandbox.advance(SECOND);
    const [dispute] = (await sandbox.client.disputes.list({ payment_intent: String(charge.payment_intent) })).data;
    expect(dispute).toMatchObject({ charge: charge.id, reason, status });
    expect(dispute?.balance_transactions).toHaveLength(lines);
    const types = await typesOf(sandbox, "");
    expect(types.indexOf("charge.dispute.created")).toBeGreaterThan(types.indexOf("checkout.session.completed"));
  });

  test("can be about a part, never about more than was taken, and only once", async () => {
    const sandbox = await startStripe();
    const { charge } = await paid(sandbox, 2500);
    const refused = await sandbox.admin(`/charges/${charge.id}/dispute`, { amount: 2501 });
    expect([refused.status, await refused.text()]).toEqual([400, expect.stringContaining("between 1 and 2500")]);
    await sandbox.admin(`/charges/${charge.id}/dispute`, { amount: 900 });
    const again = await sandbox.admin(`/charges/${charge.id}/dispute`);
    expect([again.status, await again.text()]).toEqual([400, expect.stringContaining("disputed already")]);
    expect((await sandbox.client.disputes.list()).data).toMatchObject([{ amount: 900, balance_transactions: [{ net: -2400 }] }]);
  });

  test("refuses a refund in Stripe's words while the bank has the money, and for good once it is lost", async () => {
    const sandbox = await startStripe();
    const { charge, dispute } = await disputed(sandbox);
    const refund = () => sandbox.client.refunds.create({ charge: charge.id });
    const message = `Charge ${charge.id} has been charged back; cannot issue a refund.`;
    expect(await failure(refund())).toMatchObject({ statusCode: 400, code: "charge_disputed", message });
    await sandbox.client.disputes.close(dispute.id);
    expect(await failure(refund())).toMatchObject({ code: "charge_disputed" });
    expect((await sandbox.client.refunds.list()).data).toEqual([]);
  });

  test("closed by the account is lost, gives nothing back and cannot be closed again", async () => {
    const sandbox = await startStripe();
    const { dispute } = await disputed(sandbox);
    const closed = await sandbox.client.disputes.close(dispute.id);
    expect(closed).toMatchObject({ status: "lost", is_charge_refundable: false });
    expect(closed.balance_transactions).toHaveLength(1);
    expect((await failure(sandbox.client.disputes.close(dispute.id))).message).toBe("This dispute is already closed.");
    expect((await failure(sandbox.client.disputes.update(dispute.id, { evidence: { uncategorized_text: "late" } }))).message).toBe("This dispute is already closed.");
    await sandbox.advance(100 * DAY);
    expect(await typesOf(sandbox, "charge.dispute")).toEqual(["charge.dispute.created", "charge.dispute.funds_withdrawn", "charge.dispute.closed"]);
  });

  test("nobody answers is lost on the day it was due", async () => {
    const sandbox = await startStripe();
    const { dispute } = await disputed(sandbox);
    const due = (dispute.evidence_details.due_by ?? 0) * SECOND;
    await sandbox.advance(due - Date.now() - DAY / 2);
    expect((await sandbox.client.disputes.retrieve(dispute.id)).status).toBe("needs_response");
    await sandbox.advance(DAY);
    expect(await sandbox.client.disputes.retrieve(dispute.id)).toMatchObject({ status: "lost", evidence_details: { past_due: true } });
  });

  test("is decided by the bank's word through the admin API, once", async () => {
    const sandbox = await startStripe();
    const { dispute } = await disputed(sandbox);
    const wrong = await sandbox.admin(`/disputes/${dispute.id}/decide`, { decision: "escalated" });
    expect([wrong.status, await wrong.text()]).toEqual([400, expect.stringContaining("can be decided as won or lost")]);
    expect((await sandbox.admin(`/disputes/${dispute.id}/decide`, { decision: "won" })).status).toBe(200);
    expect((await sandbox.admin(`/disputes/${dispute.id}/decide`, { decision: "lost" })).status).toBe(400);
    expect((await sandbox.client.disputes.retrieve(dispute.id)).status).toBe("won");
  });
});

describe("evidence", () => {
  test("that wins gives the amount and the fee back, and the charge can be refunded again", async () => {
    const sandbox = await startStripe();
    const { charge, dispute } = await disputed(sandbox);
    const submitted = await sandbox.client.disputes.update(dispute.id, {
      evidence: { uncategorized_text: "winning_evidence", customer_name: "Fan" },
      metadata: { order: "o1" },
    });
    expect(submitted).toMatchObject({
      status: "under_review",
      metadata: { order: "o1" },
      evidence: { customer_name: "Fan" },
      evidence_details: { has_evidence: true, submission_count: 1, submission_method: "manual" },
    });
    await sandbox.advance(5 * SECOND);
    const won = await sandbox.client.disputes.retrieve(dispute.id);
    expect(won).toMatchObject({ status: "won", balance_transactions: [{ net: -4000 }, { amount: 2500, fee: -1500, net: 4000, reporting_category: "dispute_reversal" }] });
    expect(await balanceOf(sandbox)).toEqual({ available: 0, pending: 2397 });
    expect(await typesOf(sandbox, "charge.dispute")).toEqual([
      "charge.dispute.created",
      "charge.dispute.funds_withdrawn",
      "charge.dispute.updated",
      "charge.dispute.funds_reinstated",
      "charge.dispute.closed",
    ]);
    expect((await sandbox.client.refunds.create({ charge: charge.id })).status).toBe("succeeded");
  });

  test("that loses closes the dispute without money", async () => {
    const sandbox = await startStripe();
    const { dispute } = await disputed(sandbox);
    await sandbox.client.disputes.update(dispute.id, { evidence: { uncategorized_text: "losing_evidence" } });
    await sandbox.advance(5 * SECOND);
    expect(await sandbox.client.disputes.retrieve(dispute.id)).toMatchObject({ status: "lost", balance_transactions: [{ net: -4000 }] });
  });

  test("that says nothing is thought about for 75 days and then lost", async () => {
    const sandbox = await startStripe();
    const { dispute } = await disputed(sandbox);
    await sandbox.client.disputes.update(dispute.id, { evidence: { product_description: "A beat" } });
    await sandbox.advance(74 * DAY);
    expect((await sandbox.client.disputes.retrieve(dispute.id)).status).toBe("under_review");
    await sandbox.advance(2 * DAY);
    expect((await sandbox.client.disputes.retrieve(dispute.id)).status).toBe("lost");
  });

  test("can be staged, and is submitted once", async () => {
    const sandbox = await startStripe();
    const { dispute } = await disputed(sandbox);
    const update = sandbox.client.disputes.update.bind(sandbox.client.disputes);
    const staged = await update(dispute.id, { evidence: { product_description: "A beat" }, submit: false });
    expect(staged).toMatchObject({ status: "needs_response", evidence_details: { has_evidence: true, submission_count: 0 } });
    expect(await update(dispute.id, { metadata: { a: "b" } })).toMatchObject({ status: "needs_response" });
    expect(await update(dispute.id, { submit: true })).toMatchObject({ status: "under_review", evidence: { product_description: "A beat" } });
    expect((await failure(update(dispute.id, { evidence: { customer_name: "x" } }))).message).toContain("already been submitted");
    expect(await update(dispute.id, { metadata: { a: "c" } })).toMatchObject({ metadata: { a: "c" }, status: "under_review" });
  });

  test("is refused when it is too long or names no evidence file", async () => {
    const sandbox = await startStripe();
    const { dispute } = await disputed(sandbox);
    const update = (evidence: Record<string, string>) => failure(sandbox.client.disputes.update(dispute.id, { evidence }));
    expect((await update({ uncategorized_text: "x".repeat(20_001) })).param).toBe("evidence[uncategorized_text]");
    expect(await update({ receipt: "file_nope" })).toMatchObject({ code: "resource_missing", param: "evidence[receipt]" });
    expect(await update({ nonsense: "x" })).toMatchObject({ code: "parameter_unknown" });
    expect((await sandbox.client.disputes.retrieve(dispute.id)).evidence_details.has_evidence).toBe(false);
  });
});

describe("an inquiry", () => {
  test("moves no money, leaves the charge refundable, and ends by itself after 120 days", async () => {
    const sandbox = await startStripe();
    const { charge, dispute } = await disputed(sandbox, { inquiry: true });
    expect(dispute).toMatchObject({ status: "warning_needs_response", is_charge_refundable: true, balance_transactions: [], payment_method_details: { card: { case_type: "inquiry" } } });
    await sandbox.client.refunds.create({ charge: charge.id, amount: 500 });
    await sandbox.advance(120 * DAY);
    expect((await sandbox.client.disputes.retrieve(dispute.id)).status).toBe("warning_closed");
    expect(await typesOf(sandbox, "charge.dispute")).toEqual(["charge.dispute.created", "charge.dispute.closed"]);
  });

  test("that escalates becomes a dispute with its withdrawal and a new day to answer by", async () => {
    const sandbox = await startStripe();
    const { dispute } = await disputed(sandbox, { inquiry: true });
    await sandbox.client.disputes.update(dispute.id, { evidence: { uncategorized_text: "escalate_inquiry_evidence" } });
    await sandbox.advance(5 * SECOND);
    expect(await sandbox.client.disputes.retrieve(dispute.id)).toMatchObject({
      status: "needs_response",
      is_charge_refundable: false,
      balance_transactions: [{ net: -4000 }],
      payment_method_details: { card: { case_type: "chargeback" } },
    });
    expect(await typesOf(sandbox, "charge.dispute")).toEqual([
      "charge.dispute.created",
      "charge.dispute.updated",
      "charge.dispute.updated",
      "charge.dispute.funds_withdrawn",
    ]);
    await sandbox.advance(11 * DAY);
    expect((await sandbox.client.disputes.retrieve(dispute.id)).status).toBe("lost");
  });
});

test("what a test card brings about later survives a restart, once", async () => {
  const dataDir = temporaryDirectory();
  const first = await startStripe({ dataDir });
  await paid(first, 2500, {}, { card: "4000000000000259" });
  await first.close();
  const second = await startStripe({ dataDir, app: first.app });
  await second.advance(SECOND);
  const [dispute] = (await second.client.disputes.list()).data;
  await second.client.disputes.update(dispute?.id ?? "", { evidence: { uncategorized_text: "winning_evidence" } });
  await second.close();
  const third = await startStripe({ dataDir, app: first.app });
  await third.advance(DAY);
  expect((await third.client.disputes.list()).data).toMatchObject([{ status: "won" }]);
  expect((await third.client.balanceTransactions.list({ type: "adjustment" })).data).toHaveLength(2);
});
