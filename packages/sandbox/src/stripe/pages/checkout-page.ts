import { html, type Html } from "../../kernel/html";
import { formatAmount } from "../money/currency";
import type { CheckoutSession, LineItem } from "../state/types";
import type { FieldValues } from "./fields";
import { frame, payee } from "./frame";
import { freeForm, type MethodChoice, methodsOf, paymentForm } from "./payment-form";
import { testDetails } from "./test-details";

/** What the page shows of one line. */
interface ShownLine {
  item: LineItem;
  description: string | null;
}

export interface CheckoutView extends FieldValues {
  session: CheckoutSession;
  lines: readonly ShownLine[];
  /** What the buyer pays with; the card when they have not chosen. */
  chosen?: MethodChoice;
  /** Why the last try did not go through. */
  declined?: string;
  /** Milliseconds; the example date of the test cards lies ahead of it. */
  now: number;
}

/** The payment page of an open session. */
export function checkoutPage(view: CheckoutView): string {
  const shop = payee(view.session.success_url);
  return frame(
    `Pay ${shop}`,
    html`<main class="checkout">
      <section class="summary" aria-label="Order"><div class="inner">${summary(view, shop)}</div></section>
      <section class="payment" aria-label="Payment"><div class="inner">${payment(view, shop)}</div></section>
    </main>`,
  );
}

function summary({ session, lines }: CheckoutView, shop: string): Html {
  const money = (amount: number) => formatAmount(amount, session.currency);
  return html`
    ${session.cancel_url !== null && html`<a class="back" href="${session.cancel_url}">${BACK_ARROW}Back to ${shop}</a>`}
    <p class="payee">Pay ${shop}</p>
    <p class="amount">${money(session.amount_total)}</p>
    <ul class="lines">${lines.map(
      ({ item, description }) => html`<li class="line">
        <span class="name">${item.description ?? "Item"}</span><span>${money(item.amount_total)}</span>
        ${description !== null && html`<span class="more">${description}</span>`}
        ${item.quantity > 1 && html`<span class="more">${item.quantity} × ${money(item.price.unit_amount)}</span>`}
      </li>`,
    )}</ul>
    <p class="total"><span>Total due</span><span>${money(session.amount_total)}</span></p>`;
}

function payment(view: CheckoutView, shop: string): Html {
  const { session, declined, now } = view;
  const form = { ...view, shop, chosen: view.chosen ?? "card" };
  if (session.amount_total === 0) return html`<h1>Complete your order</h1>${freeForm(form)}`;
  const { card, debit } = methodsOf(session);
  return html`
    <h1>${debit === null ? "Pay with card" : card ? "Choose how to pay" : "Pay by bank debit"}</h1>
    ${declined !== undefined && html`<div class="alert" role="alert" tabindex="-1" autofocus><strong>${declined}</strong>You have not been charged. Check the details or use another card.</div>`}
    ${paymentForm(form)}
    ${testDetails(session, now)}`;
}

const BACK_ARROW = html`<svg width="16" height="16" viewBox="0 0 16 16" fill="none" stroke="currentColor" stroke-width="1.75" stroke-linecap="round" stroke-linejoin="round" aria-hidden="true"><path d="M7 3 2 8l5 5M2 8h12"/></svg>`;
