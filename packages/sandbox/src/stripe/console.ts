import { actionButton, facts, moment, readable, table } from "../console/layout";
import { html, type Html, type Interpolation } from "../kernel/html";
import type { ConsoleSection } from "../kernel/types";
import type { Account } from "./account";
import { expireSession } from "./checkout/expire";
import { formatAmount } from "./money/currency";
import { refundCharge } from "./refunds/create";
import { NOBODY } from "./state/transaction";
import type { CheckoutSession } from "./state/types";

const SHOWN = 100;
const HOME = "/console/payments";

/** "Payments": sessions with what came of them, and the two things an operator does: expire and refund. */
export function paymentsConsole(account: Account): ConsoleSection {
  return {
    slug: "payments",
    title: "Payments",
    count: () => account.store.all("checkout.session").filter(({ status }) => status === "open").length,
    render(path) {
      if (path === "/") return overview(account);
      const session = account.store.get("checkout.session", path.slice(1));
      return session ? detail(account, session) : null;
    },
    actions: {
      expire: (form) =>
        account.transact(NOBODY, (tx) => void expireSession(tx, tx.get("checkout.session", form.get("session") ?? "", "session"))),
      refund: (form) =>
        account.transact(NOBODY, (tx) => {
          const charge = tx.get("charge", form.get("charge") ?? "", "charge");
          refundCharge(tx, charge, { reason: "requested_by_customer", metadata: {} });
        }),
    },
  };
}

function overview(account: Account): Html {
  const { store } = account;
  const sessions = store.all("checkout.session").toReversed();
  const intents = store.all("payment_intent").toReversed().slice(0, SHOWN);
  const refunds = store.all("refund").toReversed().slice(0, SHOWN);
  return html`
    <h1>Payments</h1>
    <h2>Checkout sessions</h2>
    ${sessions.length === 0 && html`<p class="quiet">No checkout yet. Buy something in the product, and it appears here.</p>`}
    <ul class="list">${sessions.slice(0, SHOWN).map(
      (session) => html`<li><a class="row" href="${HOME}/${session.id}">
        <span class="main">${formatAmount(session.amount_total, session.currency)}</span><span class="side">${sessionState(session)}</span>
        <span class="sub">${session.customer_details?.email ?? "no e-mail yet"}</span><span class="side">${moment(session.created * 1000)}</span>
      </a></li>`,
    )}</ul>
    ${sessions.length > SHOWN && html`<p class="quiet">The newest ${SHOWN} of ${sessions.length}.</p>`}
    <h2>Payment intents</h2>
    ${rows(["Amount", "State", "Last error", "Id"], intents.map((intent) => [
      formatAmount(intent.amount, intent.currency),
      intent.status,
      intent.last_payment_error?.decline_code ?? "",
      intent.id,
    ]))}
    <h2>Refunds</h2>
    ${rows(["Amount", "State", "Reason", "When", "Id"], refunds.map((refund) => [
      formatAmount(refund.amount, refund.currency),
      refund.status ?? "",
      refund.reason ?? "",
      moment(refund.created * 1000),
      refund.id,
    ]))}`;
}

function detail(account: Account, session: CheckoutSession): Html {
  const { store } = account;
  const back = `${HOME}/${session.id}`;
  const intent = session.payment_intent ? store.get("payment_intent", session.payment_intent) : undefined;
  const charge = intent?.latest_charge ? store.get("charge", intent.latest_charge) : undefined;
  const left = charge?.paid ? charge.amount_captured - charge.amount_refunded : 0;
  return html`
    <p><a href="${HOME}">All payments</a></p>
    <h1>${formatAmount(session.amount_total, session.currency)}</h1>
    ${facts([
      ["State", sessionState(session)],
      ["Session", session.id],
      ["Page", session.url && html`<a href="${session.url}">${session.url}</a>`],
      ["Buyer", session.customer_details?.email],
      ["Made", moment(session.created * 1000)],
      ["Expires", session.status === "open" ? moment(session.expires_at * 1000) : null],
      ["Payment intent", intent && `${intent.id} (${intent.status})`],
      ["Charge", charge && `${charge.id} (${charge.status})`],
      ["Refunded", charge && charge.amount_refunded > 0 ? formatAmount(charge.amount_refunded, charge.currency) : null],
    ])}
    ${session.status === "open" && actionButton("payments", "expire", "Expire session", { back, fields: { session: session.id } })}
    ${charge && left > 0 && actionButton("payments", "refund", `Refund ${formatAmount(left, charge.currency)}`, { back, fields: { charge: charge.id } })}
    <h2>Lines</h2>
    ${rows(["What", "Quantity", "Amount"], (store.get("session_plan", session.id)?.items ?? []).map((item) => [
      item.description,
      item.quantity,
      formatAmount(item.amount_total, item.currency),
    ]))}
    <h2>Object</h2>
    <pre>${readable(JSON.stringify(session))}</pre>`;
}

function rows(headings: readonly string[], body: readonly (readonly Interpolation[])[]): Html {
  return body.length === 0 ? html`<p class="quiet">None yet.</p>` : table(headings, body);
}

function sessionState({ status, payment_status }: CheckoutSession): Html {
  if (status === "complete") return html`<span class="good">${payment_status === "paid" ? "paid" : "complete"}</span>`;
  return status === "expired" ? html`<span class="bad">expired</span>` : html`open`;
}
