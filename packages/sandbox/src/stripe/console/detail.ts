import { facts, moment, readable, table } from "../../console/layout";
import { html, type Html, type Interpolation } from "../../kernel/html";
import type { Account } from "../account";
import { disputeActions, paymentActions, refundActions } from "./buttons";
import { formatAmount } from "../money/currency";
import type { CheckoutSession, Dispute, Refund } from "../state/types";
import { HOME, paymentPath } from "./home";
import { readableWord, titleOf } from "./lists";
import { disputeBadge, methodOf, paymentBadge, type Payment, refundBadge, wholePayment } from "./state";
import { timeline } from "./timeline";

/** One payment: what it is, what can happen to it, and everything that did. */
export function paymentPage(account: Account, session: CheckoutSession): Html {
  const payment = wholePayment(account.store, session);
  const { intent, charge } = payment;
  const now = account.kernel.clock.now() / 1000;
  return html`
    <p><a href="${HOME}">All payments</a></p>
    <h1>${formatAmount(session.amount_total, session.currency)} ${paymentBadge(payment)}</h1>
    <p class="quiet">${titleOf(account.store, session)}</p>
    ${facts([
      ["Buyer", session.customer_details?.email],
      ["Paid with", methodOf(charge)],
      ["Refunded", charge && charge.amount_refunded > 0 ? formatAmount(charge.amount_refunded, charge.currency) : null],
      ["Refused", intent?.last_payment_error?.message],
      ["Made", moment(session.created * 1000)],
      ["Expires", session.status === "open" ? moment(session.expires_at * 1000) : null],
      ["Page", session.url && html`<a href="${session.url}">Open the payment page</a>`],
      ["Session", session.id],
      ["Payment intent", intent?.id],
      ["Charge", charge?.id],
    ])}
    ${paymentActions(payment)}
    ${payment.disputes.map((dispute) => disputePart(dispute, session))}
    ${payment.refunds.length > 0 && html`<h2>Refunds</h2>${refundTable(payment.refunds, session)}`}
    ${payment.lines.length > 0 && html`<h2>Balance</h2>${balanceTable(payment, now)}`}
    <h2>What happened</h2>
    ${timeline(account, payment)}
    <h2>Objects</h2>
    ${[session, intent, ...payment.charges].map((object) => object && html`<details class="object"><summary>${readableWord(object.object)} <code>${object.id}</code></summary><pre>${readable(JSON.stringify(object))}</pre></details>`)}`;
}

function disputePart(dispute: Dispute, session: CheckoutSession): Html {
  const { due_by: due, submission_count: count } = dispute.evidence_details;
  return html`<section class="panel" aria-label="Dispute">
    <h2>${formatAmount(dispute.amount, dispute.currency)} ${disputeBadge(dispute)}</h2>
    ${facts([
      ["Reason", readableWord(dispute.reason)],
      ["Answer by", due !== null && moment(due * 1000)],
      ["Evidence", count > 0 ? "submitted" : dispute.evidence_details.has_evidence ? "staged, not submitted" : "none"],
      ["Its words", dispute.evidence.uncategorized_text],
      ["Dispute", dispute.id],
    ])}
    ${disputeActions(dispute, paymentPath(session.id))}
  </section>`;
}

function refundTable(refunds: readonly Refund[], session: CheckoutSession): Html {
  const cells = (refund: Refund): Interpolation[] => [
    formatAmount(refund.amount, refund.currency),
    refundBadge(refund),
    readableWord(refund.failure_reason ?? refund.reason ?? ""),
    moment(refund.created * 1000),
    refundActions(refund, paymentPath(session.id)),
  ];
  return table(["Amount", "State", "Reason", "When", ""], refunds.map(cells));
}

/** All that moved the account's balance because of this payment; the last row is what is left of it. */
function balanceTable({ session, lines }: Payment, now: number): Html {
  const money = (amount: number) => formatAmount(amount, session.currency);
  const sum = (pick: "amount" | "fee" | "net") => lines.reduce((total, line) => total + line[pick], 0);
  const rows = lines.map((line): Interpolation[] => [
    readableWord(line.reporting_category),
    money(line.amount),
    line.fee === 0 ? "" : money(line.fee),
    money(line.net),
    line.available_on <= now ? "available" : html`from ${moment(line.available_on * 1000)}`,
  ]);
  const total: Interpolation[] = [html`<strong>Left</strong>`, money(sum("amount")), money(sum("fee")), html`<strong>${money(sum("net"))}</strong>`, ""];
  return table(["What", "Amount", "Fee", "Net", "Funds"], [...rows, total]);
}
