import fc from "fast-check";
import type Stripe from "stripe";
import { expect, test } from "vitest";
import { failure, paid, sessionParams, startStripe, type StripeSandbox } from "./stripe-support";

const DAY = 24 * 60 * 60 * 1000;

const CARDS = ["4242424242424242", "4000000000000077", "4000000000000002", "4000000000000259", "4000000000001976", "4000000000007726", "4000000000005126"];
const ACCOUNTS = ["000123456789", "000222222227", "000555555559"];

const step = fc.oneof(
  { weight: 4, arbitrary: fc.record({ kind: fc.constant("card" as const), amount: fc.integer({ min: 50, max: 200_000 }), card: fc.constantFrom(...CARDS) }) },
  { weight: 2, arbitrary: fc.record({ kind: fc.constant("debit" as const), amount: fc.integer({ min: 50, max: 200_000 }), account: fc.constantFrom(...ACCOUNTS) }) },
  { weight: 4, arbitrary: fc.record({ kind: fc.constant("refund" as const), which: fc.nat(), part: fc.integer({ min: 1, max: 100 }) }) },
  { weight: 2, arbitrary: fc.record({ kind: fc.constant("dispute" as const), which: fc.nat(), inquiry: fc.boolean() }) },
  { weight: 3, arbitrary: fc.record({ kind: fc.constant("decide" as const), which: fc.nat(), decision: fc.constantFrom("won", "lost", "escalated", "warning_closed") }) },
  { weight: 1, arbitrary: fc.record({ kind: fc.constant("fail" as const), which: fc.nat() }) },
  { weight: 3, arbitrary: fc.record({ kind: fc.constant("wait" as const), ms: fc.integer({ min: 0, max: 6 * DAY }) }) },
);
type Step = typeof step extends fc.Arbitrary<infer Value> ? Value : never;

/** Tries it; what Stripe would refuse is refused here, and changes nothing. */
async function take(sandbox: StripeSandbox, each: Step): Promise<void> {
  const { client } = sandbox;
  const pick = <T>(items: readonly T[], which: number): T | undefined => items[which % Math.max(1, items.length)];
  const all = { limit: 100 };
  if (each.kind === "wait") return sandbox.advance(each.ms);
  if (each.kind === "card" || each.kind === "debit") {
    const { id } = await client.checkout.sessions.create(sessionParams(each.amount));
    await sandbox.pay(id, each.kind === "card" ? { card: each.card } : { account: each.account });
    return;
  }
  if (each.kind === "decide") {
    const dispute = pick((await client.disputes.list(all)).data, each.which);
    if (dispute) await sandbox.admin(`/disputes/${dispute.id}/decide`, { decision: each.decision });
    return;
  }
  if (each.kind === "fail") {
    const refund = pick((await client.refunds.list(all)).data, each.which);
    if (refund) await sandbox.admin(`/refunds/${refund.id}/settle`, { status: "failed" });
    return;
  }
  const charge = pick((await client.charges.list(all)).data, each.which);
  if (!charge) return;
  if (each.kind === "dispute") await sandbox.admin(`/charges/${charge.id}/dispute`, { inquiry: each.inquiry });
  else await client.refunds.create({ charge: charge.id, amount: Math.max(1, Math.floor((charge.amount * each.part) / 100)) }).catch(() => undefined);
}

/** What the ledger must hold for a charge, from the states alone. */
function expectedNet(charge: Stripe.Charge, refunds: readonly Stripe.Refund[], disputes: readonly Stripe.Dispute[], fee: number): number {
  const taken = charge.status === "failed" ? 0 : charge.amount - fee;
  const given = refunds.filter(({ status }) => status !== "failed").reduce((sum, { amount }) => sum + amount, 0);
  const lost = disputes.filter(({ status }) => !status.startsWith("warning") && status !== "won").reduce((sum, { amount }) => sum + amount + 1500, 0);
  return taken - given - lost;
}

test("the balance is the sum of its lines, and each charge's lines are what became of it, after any sequence of troubles", async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(step, { minLength: 4, maxLength: 14 }), async (steps) => {
      const sandbox = await startStripe();
      try {
        await sandbox.admin("/settings", { bankDebits: true });
        for (const each of steps) await take(sandbox, each);
        const { client } = sandbox;
        const lines = (await client.balanceTransactions.list({ limit: 100, expand: ["data.source"] })).data;
        const { available, pending } = await client.balance.retrieve();
        const sum = (list: readonly { net: number }[]) => list.reduce((total, { net }) => total + net, 0);
        expect(available[0]?.amount).toBe(sum(lines.filter(({ status }) => status === "available")));
        expect(pending[0]?.amount).toBe(sum(lines.filter(({ status }) => status === "pending")));

        const refunds = (await client.refunds.list({ limit: 100 })).data;
        const disputes = (await client.disputes.list({ limit: 100 })).data;
        for (const charge of (await client.charges.list({ limit: 100 })).data) {
          const own = { refunds: refunds.filter((refund) => refund.charge === charge.id), disputes: disputes.filter((dispute) => dispute.charge === charge.id) };
          const sources = new Set([charge.id, ...own.refunds.map(({ id }) => id), ...own.disputes.map(({ id }) => id)]);
          const about = lines.filter(({ source }) => sources.has(typeof source === "string" ? source : (source?.id ?? "")));
          const fee = about.find(({ type }) => type === "charge" || type === "payment")?.fee ?? 0;
          expect(sum(about)).toBe(expectedNet(charge, own.refunds, own.disputes, fee));
          const refunded = own.refunds.filter(({ status }) => status !== "failed").reduce((total, { amount }) => total + amount, 0);
          expect(charge.amount_refunded).toBe(refunded);
          expect(refunded).toBeLessThanOrEqual(charge.amount_captured);
        }
      } finally {
        await sandbox.close();
        await sandbox.app.close();
      }
    }),
    { numRuns: 20 },
  );
}, 60_000);

test("its lines are found by time, type, source and currency, page by page, with what they are about", async () => {
  const sandbox = await startStripe();
  const { client } = sandbox;
  const first = await paid(sandbox, 2500);
  await sandbox.advance(DAY);
  const second = await paid(sandbox, 4000);
  const refund = await client.refunds.create({ charge: second.charge.id, amount: 1000 });
  await sandbox.admin(`/charges/${first.charge.id}/dispute`);
  const ids = async (params: Stripe.BalanceTransactionListParams) => (await client.balanceTransactions.list(params)).data.map(({ id }) => id);

  const [withdrawal = "", refunded = "", late = "", early = ""] = await ids({});
  expect(await ids({ type: "charge" })).toEqual([late, early]);
  expect(await ids({ type: "adjustment" })).toEqual([withdrawal]);
  expect(await ids({ source: refund.id })).toEqual([refunded]);
  expect(await ids({ currency: "eur" })).toEqual([]);
  const since = second.booked.created;
  expect(await ids({ created: { gte: since } })).toEqual([withdrawal, refunded, late]);
  expect(await ids({ created: { lt: since } })).toEqual([early]);
  expect(await ids({ limit: 2 })).toEqual([withdrawal, refunded]);
  expect(await ids({ limit: 2, starting_after: refunded })).toEqual([late, early]);
  expect(await ids({ limit: 1, ending_before: late })).toEqual([refunded]);
  expect(await failure(client.balanceTransactions.list({ payout: "po_nope" }))).toMatchObject({ code: "resource_missing", param: "payout" });

  const { data } = await client.balanceTransactions.list({ expand: ["data.source"] });
  expect(data.map(({ source }) => Object(source).object)).toEqual(["dispute", "refund", "charge", "charge"]);
  expect(await client.balanceTransactions.retrieve(withdrawal, { expand: ["source.charge"] })).toMatchObject({ source: { charge: { id: first.charge.id, disputed: true } } });
});
