import { describe, expect, test } from "vitest";
import { sessionParams, startStripe, typesOf, type StripeSandbox } from "./stripe-support";

const HOUR = 60 * 60 * 1000;
const ALWAYS_ASKS = "4000002760003184";

async function tried(sandbox: StripeSandbox, body: Record<string, unknown>) {
  const { id } = await sandbox.client.checkout.sessions.create(sessionParams());
  const { outcome } = await sandbox.pay(id, body);
  const session = await sandbox.client.checkout.sessions.retrieve(id, { expand: ["payment_intent.latest_charge"] });
  return { id, outcome, session };
}

describe("3-D Secure", () => {
  test("left unanswered keeps the session open, charges nothing, and is cancelled with the session", async () => {
    const sandbox = await startStripe();
    const { id, outcome, session } = await tried(sandbox, { card: ALWAYS_ASKS, abandon: true });
    expect(outcome).toEqual({ kind: "authenticate" });
    expect(session).toMatchObject({ status: "open", payment_status: "unpaid", payment_intent: { status: "requires_action", latest_charge: null, amount_received: 0 } });
    await sandbox.advance(25 * HOUR);
    const expired = await sandbox.client.checkout.sessions.retrieve(id, { expand: ["payment_intent"] });
    expect(expired).toMatchObject({ status: "expired", payment_intent: { status: "canceled", next_action: null } });
    expect((await typesOf(sandbox)).slice(-2)).toEqual(["payment_intent.canceled", "checkout.session.expired"]);
    expect((await sandbox.client.charges.list()).data).toEqual([]);
  });

  test("abandoned for another card is forgotten: one charge, by the other card", async () => {
    const sandbox = await startStripe();
    const { id } = await tried(sandbox, { card: ALWAYS_ASKS, abandon: true });
    expect(await sandbox.pay(id)).toMatchObject({ outcome: { kind: "paid" } });
    const late = await fetch(`${sandbox.url}/c/pay/${id}/authenticate`, { method: "POST", body: "result=complete", redirect: "manual" });
    expect(late.status).toBe(303);
    expect((await sandbox.client.charges.list()).data).toMatchObject([{ payment_method_details: { card: { last4: "4242", three_d_secure: null } } }]);
  });

  test("refused by the buyer is a failed intent without a charge, and can be tried again", async () => {
    const sandbox = await startStripe();
    const { id, outcome, session } = await tried(sandbox, { card: ALWAYS_ASKS, authenticate: false });
    expect(outcome).toMatchObject({ kind: "declined", declineCode: "authentication_failed" });
    expect(session.payment_intent).toMatchObject({ status: "requires_payment_method", last_payment_error: { code: "payment_intent_authentication_failure" } });
    expect(await sandbox.pay(id, { card: ALWAYS_ASKS })).toMatchObject({ outcome: { kind: "paid" } });
    expect((await sandbox.client.charges.list()).data).toMatchObject([{ payment_method_details: { card: { three_d_secure: { result: "authenticated" } } } }]);
  });

  test.each([
    ["4000008260003178", "insufficient_funds"],
    ["4000008400001629", "generic_decline"],
  ])("passed with the card %s is still declined: %s", async (card, code) => {
    const sandbox = await startStripe();
    const { outcome, session } = await tried(sandbox, { card });
    expect(outcome).toMatchObject({ kind: "declined", declineCode: code });
    expect(session).toMatchObject({ status: "open", payment_intent: { last_payment_error: { code: "card_declined", decline_code: code }, latest_charge: { status: "failed" } } });
    expect(await typesOf(sandbox)).toEqual(["payment_intent.created", "payment_intent.requires_action", "charge.failed", "payment_intent.payment_failed"]);
  });
});

describe("risk", () => {
  test.each(["4100000000000019", "4000000000004954"])("stops the card %s before a bank is asked", async (card) => {
    const sandbox = await startStripe();
    const { outcome, session } = await tried(sandbox, { card });
    expect(outcome).toMatchObject({ kind: "declined", declineCode: "fraudulent" });
    expect(session.payment_intent).toMatchObject({ latest_charge: { outcome: { type: "blocked", network_status: "not_sent_to_network", risk_level: "highest" } } });
  });

  test("that is elevated is named, and the payment goes through", async () => {
    const sandbox = await startStripe();
    const { session } = await tried(sandbox, { card: "4000000000009235" });
    expect(session).toMatchObject({ payment_status: "paid", payment_intent: { latest_charge: { outcome: { type: "authorized", risk_level: "elevated" } } } });
  });
});

describe("a payment that comes late", () => {
  test("completes a session that had expired, with an intent of its own", async () => {
    const sandbox = await startStripe();
    const { id, session } = await tried(sandbox, { card: "4000000000000002" });
    await sandbox.client.checkout.sessions.expire(id);
    expect((await sandbox.admin(`/sessions/${id}/pay`)).status).toBe(400);
    const answer = await sandbox.admin(`/sessions/${id}/pay`, { late: true });
    expect(await answer.json()).toMatchObject({ outcome: { kind: "paid" }, session: { status: "complete", payment_status: "paid" } });
    const after = await sandbox.client.checkout.sessions.retrieve(id, { expand: ["payment_intent"] });
    expect(after.payment_intent).toMatchObject({ status: "succeeded", metadata: {} });
    expect(Object(after.payment_intent).id).not.toBe(Object(session.payment_intent).id);
    const types = await typesOf(sandbox);
    expect(types.indexOf("checkout.session.completed")).toBeGreaterThan(types.indexOf("checkout.session.expired"));
  });

  test("and is declined leaves it expired; one that was paid cannot be paid again", async () => {
    const sandbox = await startStripe();
    const { id } = await tried(sandbox, { card: "4000000000000002" });
    await sandbox.client.checkout.sessions.expire(id);
    await sandbox.admin(`/sessions/${id}/pay`, { late: true, card: "4000000000000002" });
    expect((await sandbox.client.checkout.sessions.retrieve(id)).status).toBe("expired");
    await sandbox.admin(`/sessions/${id}/pay`, { late: true });
    expect((await sandbox.admin(`/sessions/${id}/pay`, { late: true })).status).toBe(400);
    expect((await sandbox.client.charges.list()).data.filter(({ paid }) => paid)).toHaveLength(1);
  });
});
