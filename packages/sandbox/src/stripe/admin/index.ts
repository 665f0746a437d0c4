import { Hono } from "hono";
import type { Account } from "../account";
import { expireSession } from "../checkout/expire";
import { settleDebit } from "../debits/settle";
import { DECISIONS, decideDispute } from "../disputes/decide";
import { openDispute } from "../disputes/open";
import { settleRefund } from "../refunds/settle";
import { changeSettings, settingsOf } from "../settings";
import { NOBODY, type Transaction } from "../state/transaction";
import { needed } from "../wire/checks";
import { type AdminBody, readBody } from "./body";
import { payAsBuyer } from "./pay";

const DEBIT_FAILURES = ["account_closed", "no_account", "insufficient_funds", "debit_not_authorized"] as const;

/** What buyers, banks, the passing of time and the account's owner would do, as verbs for tests and load. */
export function stripeAdmin(account: Account): Hono {
  const admin = new Hono();

  /** One verb: its answer is JSON, and nothing has happened when it throws. */
  const verb = (path: string, run: (tx: Transaction, body: AdminBody, id: string) => object) =>
    admin.post(path, async (c) => {
      const body = await readBody(c.req.raw);
      return c.json(account.transact(NOBODY, (tx) => run(tx, body, c.req.param("id") ?? "")));
    });

  verb("/sessions/:id/expire", (tx, _body, id) => ({ session: expireSession(tx, tx.get("checkout.session", id)) }));

  /**
   * `{ card?, email?, name?, expiry?, cvc?, authenticate?, abandon?, account?, late? }`: everything has an example value.
   * `authenticate` (default true) is the buyer's answer where the card asks for 3-D Secure; with `abandon` none is given.
   * `account` pays by bank debit, with one of the test accounts. `late` pays a session that has expired.
   * Answers `{ outcome, session }`.
   */
  verb("/sessions/:id/pay", (tx, body, id) => {
    const outcome = payAsBuyer(tx, tx.get("checkout.session", id), body);
    return { outcome, session: tx.get("checkout.session", id) };
  });

  /** `{ status: "succeeded" | "failed", code? }`: the bank's answer to the session's debit. */
  verb("/sessions/:id/settle", (tx, body, id) => {
    const session = tx.get("checkout.session", id);
    const status = needed(body.oneOf("status", ["succeeded", "failed"]), "status");
    const code = body.oneOf("code", DEBIT_FAILURES) ?? "insufficient_funds";
    settleDebit(tx, tx.get("payment_intent", session.payment_intent ?? ""), { failure: status === "failed" ? code : null });
    return { session: tx.get("checkout.session", id) };
  });

  /** `{ reason?, amount?, inquiry? }`: the buyer complains to the bank. Answers `{ dispute }`. */
  verb("/charges/:id/dispute", (tx, body, id) => {
    const amount = body.amount("amount");
    const request = { reason: body.text("reason") ?? "fraudulent", inquiry: body.flag("inquiry") ?? false, ...(amount !== undefined && { amount }) };
    return { dispute: openDispute(tx, tx.get("charge", id), request) };
  });

  /** `{ decision: "won" | "lost" | "escalated" | "warning_closed" }`: the bank's word; the last two are for inquiries. */
  verb("/disputes/:id/decide", (tx, body, id) => {
    return { dispute: decideDispute(tx, tx.get("dispute", id), needed(body.oneOf("decision", DECISIONS), "decision")) };
  });

  /** `{ status: "succeeded" | "failed", reason? }`: what the buyer's bank does with a refund. */
  verb("/refunds/:id/settle", (tx, body, id) => {
    const status = needed(body.oneOf("status", ["succeeded", "failed"]), "status");
    return { refund: settleRefund(tx, tx.get("refund", id), status, body.text("reason")) };
  });

  /** `{ bankDebits? }`: offer bank debits beside cards from now on. Answers `{ settings }`. */
  verb("/settings", (tx, body) => {
    const bankDebits = body.flag("bankDebits");
    return { settings: bankDebits === undefined ? settingsOf(tx) : changeSettings(tx, { bankDebits }) };
  });

  return admin;
}
