import { actionButton, moment, table } from "../../console/layout";
import { html, type Html, type Interpolation } from "../../kernel/html";
import type { Account } from "../account";
import { formatAmount } from "../money/currency";
import { settingsOf } from "../settings";
import type { Store } from "../state/store";
import type { CheckoutSession } from "../state/types";
import { HOME, paymentPath, SLUG } from "./home";
import { disputeBadge, methodOf, paymentBadge, paymentOf, refundBadge } from "./state";

const SHOWN = 100;
const VIEWS = { payments, disputes, refunds, balance } as const;
type View = keyof typeof VIEWS;

/** The section's first page: payments, disputes, refunds or the balance, by `?view=`. */
export function overview(account: Account, query: URLSearchParams): Html {
  const { store } = account;
  const view = viewOf(query.get("view"));
  const tab = (name: View, label: string, count: number) => html`<a href="${HOME}${name !== "payments" && `?view=${name}`}" ${name === view && html`aria-current="page"`}>${label}${count > 0 && html` <span class="quiet">${count}</span>`}</a>`;
  return html`
    <h1>Payments</h1>
    ${settings(account)}
    <nav class="tabs" aria-label="Views">
      ${tab("payments", "Payments", store.all("checkout.session").length)}
      ${tab("disputes", "Disputes", store.all("dispute").length)}
      ${tab("refunds", "Refunds", store.all("refund").length)}
      ${tab("balance", "Balance", store.all("balance_transaction").length)}
    </nav>
    ${VIEWS[view](account)}`;
}

function viewOf(text: string | null): View {
  return text === "disputes" || text === "refunds" || text === "balance" ? text : "payments";
}

function settings({ store }: Account): Html {
  const { bankDebits } = settingsOf({ find: (kind, id) => store.get(kind, id) });
  return html`<div class="setting">
    <p><strong>Bank debits are ${bankDebits ? "on" : "off"}.</strong> ${bankDebits ? "New checkouts in dollars and euros offer them beside cards; the bank answers four days later." : "Checkouts take cards only. Switch them on to try payments that arrive days later, or never."}</p>
    ${actionButton(SLUG, "settings", bankDebits ? "Switch off" : "Switch on", { back: HOME, fields: { bankDebits: String(!bankDebits) } })}
  </div>`;
}

function payments({ store }: Account): Html {
  const sessions = store.all("checkout.session").toReversed();
  if (sessions.length === 0) return html`<p class="quiet">No checkout yet. Buy something in the product, and it appears here.</p>`;
  return html`<ul class="list">${sessions.slice(0, SHOWN).map((session) => {
    const payment = paymentOf(store, session);
    const who = [session.customer_details?.email ?? "no e-mail yet", methodOf(payment.charge)].filter((text) => text !== null);
    return html`<li><a class="row" href="${paymentPath(session.id)}">
      <span class="main">${formatAmount(session.amount_total, session.currency)} <span class="what">${titleOf(store, session)}</span></span>
      <span class="side">${paymentBadge(payment)}</span>
      <span class="sub">${who.join(" · ")}</span><span class="side">${moment(session.created * 1000)}</span>
    </a></li>`;
  })}</ul>
  ${more(sessions.length)}`;
}

function disputes({ store }: Account): Html {
  const all = store.all("dispute").toReversed();
  return rows(["Amount", "State", "Reason", "Answer by", "Payment"], all, (dispute) => [
    formatAmount(dispute.amount, dispute.currency),
    disputeBadge(dispute),
    readableWord(dispute.reason),
    dispute.evidence_details.due_by !== null && moment(dispute.evidence_details.due_by * 1000),
    linkTo(store, dispute.payment_intent, dispute.id),
  ]);
}

function refunds({ store }: Account): Html {
  const all = store.all("refund").toReversed();
  return rows(["Amount", "State", "Reason", "When", "Payment"], all, (refund) => [
    formatAmount(refund.amount, refund.currency),
    refundBadge(refund),
    readableWord(refund.failure_reason ?? refund.reason ?? ""),
    moment(refund.created * 1000),
    linkTo(store, refund.payment_intent, refund.id),
  ]);
}

function balance({ store, kernel }: Account): Html {
  const all = store.all("balance_transaction").toReversed();
  const now = kernel.clock.now() / 1000;
  const currencies = [...new Set(all.map(({ currency }) => currency))];
  const sum = (currency: string, available: boolean) =>
    all.filter((line) => line.currency === currency && line.available_on <= now === available).reduce((total, { net }) => total + net, 0);
  return html`
    ${currencies.map((currency) => html`<p class="sums"><strong>${formatAmount(sum(currency, true), currency)}</strong> available, <strong>${formatAmount(sum(currency, false), currency)}</strong> pending</p>`)}
    ${rows(["What", "Amount", "Fee", "Net", "Available on"], all, (line) => [
      readableWord(line.reporting_category),
      formatAmount(line.amount, line.currency),
      line.fee === 0 ? "" : formatAmount(line.fee, line.currency),
      formatAmount(line.net, line.currency),
      moment(line.available_on * 1000),
    ])}`;
}

/** The product's name on the first line. */
export function titleOf(store: Store, session: CheckoutSession): string {
  const items = store.get("session_plan", session.id)?.items ?? [];
  const first = items[0]?.description ?? "";
  return items.length > 1 ? `${first} and ${items.length - 1} more` : first;
}

/** `product_not_received` → `product not received`. */
export function readableWord(word: string): string {
  return word.replaceAll("_", " ");
}

function linkTo(store: Store, intentId: string | null, text: string): Html {
  const session = store.all("checkout.session").find(({ payment_intent }) => payment_intent !== null && payment_intent === intentId);
  return session ? html`<a href="${paymentPath(session.id)}">${text}</a>` : html`${text}`;
}

function rows<T>(headings: readonly string[], items: readonly T[], cells: (item: T) => readonly Interpolation[]): Html {
  if (items.length === 0) return html`<p class="quiet">None yet.</p>`;
  return html`${table(headings, items.slice(0, SHOWN).map(cells))}${more(items.length)}`;
}

function more(count: number): Interpolation {
  return count > SHOWN && html`<p class="quiet">The newest ${SHOWN} of ${count}.</p>`;
}
