import { expect, test } from "vitest";
import { paid, sessionParams, startStripe, type StripeSandbox } from "./stripe-support";

async function page(sandbox: StripeSandbox, path = ""): Promise<string> {
  const answer = await fetch(`${sandbox.url}/console/payments${path}`);
  expect(answer.status).toBe(200);
  return answer.text();
}

function act(sandbox: StripeSandbox, action: string, fields: Record<string, string>): Promise<Response> {
  const body = new URLSearchParams({ ...fields, back: "/console/payments" });
  return fetch(`${sandbox.url}/console/payments/actions/${action}`, { method: "POST", body, redirect: "manual" });
}

test("payments are listed with who paid, with what, and where they stand; open ones can be expired", async () => {
  const sandbox = await startStripe();
  const { session } = await paid(sandbox);
  const { id } = await sandbox.client.checkout.sessions.create(sessionParams(900));
  const list = await page(sandbox);
  for (const text of ["$25.00", "buyer@example.com", "visa 4242", ">paid<", ">open<", session.id, "Night Drive, basic licence"]) expect(list).toContain(text);
  expect(await page(sandbox, `/${id}`)).toContain("Expire session");
  expect((await act(sandbox, "expire", { session: id })).status).toBe(303);
  expect(await page(sandbox, `/${id}`)).toContain(">expired<");
  expect((await fetch(`${sandbox.url}/console/payments/cs_test_nope`)).status).toBe(404);
});

test("a payment's page tells its events in order, its money to the cent, and refunds all of it or a part", async () => {
  const sandbox = await startStripe();
  const { session, charge } = await paid(sandbox);
  const path = `/${session.id}`;
  const before = await page(sandbox, path);
  expect(before).toContain("Refund $25.00");
  expect(before.indexOf("charge.succeeded")).toBeLessThan(before.indexOf("checkout.session.completed"));
  expect(before).toContain("$23.97");
  await act(sandbox, "refund", { charge: charge.id, amount: "1000" });
  expect(await page(sandbox, path)).toContain("Refund $15.00");
  expect((await act(sandbox, "refund", { charge: charge.id, amount: "1.5" })).status).toBe(400);
  await act(sandbox, "refund", { charge: charge.id });
  const after = await page(sandbox, path);
  expect(after).toContain(">refunded<");
  expect(after).toContain("-$1.03");
  expect(after).not.toContain("Open dispute");
  const [refund] = (await sandbox.client.refunds.list()).data;
  await act(sandbox, "settleRefund", { refund: refund?.id ?? "", status: "failed" });
  expect(await page(sandbox, path)).toContain("expired or canceled card");
  expect(await page(sandbox, "?view=refunds")).toContain(">failed<");
});

test("a dispute is opened and decided with two buttons, and the buttons are gone afterwards", async () => {
  const sandbox = await startStripe();
  const { session, charge } = await paid(sandbox);
  await act(sandbox, "dispute", { charge: charge.id, reason: "product_not_received" });
  const disputed = await page(sandbox, `/${session.id}`);
  for (const text of ["Decide for the seller", "product not received", ">disputed<", "The bank took the money"]) expect(disputed).toContain(text);
  expect(disputed).not.toContain("Refund $");
  const [dispute] = (await sandbox.client.disputes.list()).data;
  expect(await page(sandbox, "?view=disputes")).toContain(dispute?.id ?? "-");
  await act(sandbox, "decide", { dispute: dispute?.id ?? "", decision: "won" });
  const won = await page(sandbox, `/${session.id}`);
  expect(won).toContain("dispute won");
  expect(won).not.toContain("Decide for");
  const again = await act(sandbox, "decide", { dispute: dispute?.id ?? "", decision: "lost" });
  expect([again.status, await again.text()]).toEqual([400, expect.stringContaining("already closed")]);
});

test("an inquiry has its own two answers", async () => {
  const sandbox = await startStripe();
  const { session, charge } = await paid(sandbox);
  await act(sandbox, "dispute", { charge: charge.id, reason: "fraudulent", inquiry: "true" });
  const shown = await page(sandbox, `/${session.id}`);
  expect(shown).toContain("Make it a dispute");
  expect(shown).toContain("Refund $25.00");
});

test("bank debits are switched on, settled by hand, and the balance shows what is pending", async () => {
  const sandbox = await startStripe();
  expect(await page(sandbox)).toContain("Bank debits are off.");
  await act(sandbox, "settings", { bankDebits: "true" });
  expect(await page(sandbox)).toContain("Bank debits are on.");
  const { id } = await sandbox.client.checkout.sessions.create(sessionParams(10_000));
  await sandbox.pay(id, { account: "000000000009" });
  const waiting = await page(sandbox, `/${id}`);
  for (const text of ["bank debit under way", "The debit arrives", "bank account 0009"]) expect(waiting).toContain(text);
  expect(await page(sandbox, "?view=balance")).toContain("<strong>$99.20</strong> pending");
  await act(sandbox, "settle", { session: id, status: "failed" });
  expect(await page(sandbox, `/${id}`)).toContain("bank debit failed");
});

test("an expired session can be let through late", async () => {
  const sandbox = await startStripe();
  const { id } = await sandbox.client.checkout.sessions.create(sessionParams());
  expect((await act(sandbox, "payLate", { session: id })).status).toBe(400);
  await sandbox.client.checkout.sessions.expire(id);
  expect(await page(sandbox, `/${id}`)).toContain("Let it be paid late");
  expect((await act(sandbox, "payLate", { session: id })).status).toBe(303);
  expect(await sandbox.client.checkout.sessions.retrieve(id)).toMatchObject({ status: "complete", payment_status: "paid" });
});

test("nothing that buyers and products write becomes markup", async () => {
  const sandbox = await startStripe();
  const script = `<script>alert(1)</script>`;
  const { id } = await sandbox.client.checkout.sessions.create(sessionParams(500, { line_items: [{ quantity: 1, price_data: { currency: "usd", unit_amount: 500, product_data: { name: script } } }] }));
  await sandbox.pay(id, { name: script });
  const [charge] = (await sandbox.client.charges.list()).data;
  await sandbox.admin(`/charges/${charge?.id}/dispute`);
  const [dispute] = (await sandbox.client.disputes.list()).data;
  await sandbox.client.disputes.update(dispute?.id ?? "", { evidence: { uncategorized_text: script } });
  for (const path of ["", `/${id}`, "?view=disputes", "?view=balance", `?view=${encodeURIComponent(script)}`]) {
    const shown = await page(sandbox, path);
    expect(shown.replace('<script src="/console/live.js" defer></script>', "")).not.toContain("<script");
    expect(shown).not.toContain("undefined");
  }
});
