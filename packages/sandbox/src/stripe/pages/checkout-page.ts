import { html, type Html } from "../../kernel/html";
import type { CardField, CardForm, FieldErrors } from "../money/card-form";
import { OFFERED_CARDS } from "../money/cards";
import { formatAmount } from "../money/currency";
import type { CheckoutSession, LineItem } from "../state/types";
import { exampleOf } from "./examples";
import { frame, payee } from "./frame";

/** What the page shows of one line. */
interface ShownLine {
  item: LineItem;
  description: string | null;
}

export interface CheckoutView {
  session: CheckoutSession;
  lines: readonly ShownLine[];
  /** What stands in the fields. */
  values: Partial<CardForm>;
  errors?: FieldErrors;
  /** Why the last try did not go through. */
  declined?: string;
  /** Milliseconds; the example date of the test cards lies ahead of it. */
  now: number;
}

/** The payment page of an open session. */
export function checkoutPage(view: CheckoutView): string {
  const { session } = view;
  const shop = payee(session.success_url);
  return frame(
    `Pay ${shop}`,
    html`<main class="checkout">
      <section class="summary" aria-label="Order"><div class="inner">${summary(view, shop)}</div></section>
      <section class="payment" aria-label="Payment"><div class="inner">
        ${session.amount_total === 0 ? freeForm(view) : cardForm(view)}
      </div></section>
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

function cardForm(view: CheckoutView): Html {
  const { session, values } = view;
  return html`
    <h1>Pay with card</h1>
    ${view.declined !== undefined && html`<div class="alert" role="alert" tabindex="-1" autofocus><strong>${view.declined}</strong>You have not been charged. Check the details or use another card.</div>`}
    <form method="post" action="/c/pay/${session.id}" data-once novalidate>
      ${emailField(view)}
      ${input(view, "number", "Card number", { autocomplete: "cc-number", inputmode: "numeric", placeholder: "1234 1234 1234 1234", value: values.number })}
      <div class="pair">
        ${input(view, "expiry", "Expiry", { autocomplete: "cc-exp", inputmode: "numeric", placeholder: "MM / YY", value: values.expiry })}
        ${input(view, "cvc", "CVC", { autocomplete: "cc-csc", inputmode: "numeric", placeholder: "123", value: values.cvc })}
      </div>
      ${input(view, "name", "Name on card", { autocomplete: "cc-name", value: values.name })}
      <button type="submit">${verb(session)} ${formatAmount(session.amount_total, session.currency)}</button>
    </form>
    ${cardList(session.id, view.now)}`;
}

function freeForm(view: CheckoutView): Html {
  return html`
    <h1>Complete your order</h1>
    <form method="post" action="/c/pay/${view.session.id}" data-once novalidate>
      ${emailField(view)}
      <button type="submit">Complete order</button>
    </form>`;
}

function emailField(view: CheckoutView): Html {
  // An address the product gave is the buyer's; Stripe does not let it be changed either.
  const given = view.session.customer_details?.email;
  return input(view, "email", "Email", { type: "email", autocomplete: "email", value: given ?? view.values.email, readonly: Boolean(given) });
}

interface InputOptions {
  type?: string;
  autocomplete: string;
  inputmode?: string;
  placeholder?: string;
  value: string | undefined;
  readonly?: boolean;
}

function input(view: CheckoutView, name: CardField, label: string, options: InputOptions): Html {
  const error = view.errors?.[name];
  // The first field to put right has the focus, so that a phone shows it and a screen reader says it.
  const first = Object.keys(view.errors ?? {})[0] === name;
  return html`<div class="field">
    <label for="${name}">${label}</label>
    <input id="${name}" name="${name}" type="${options.type ?? "text"}" autocomplete="${options.autocomplete}"
      value="${options.value ?? ""}" required
      ${options.inputmode && html`inputmode="${options.inputmode}"`}
      ${options.placeholder && html`placeholder="${options.placeholder}"`}
      ${options.readonly && html`readonly`}
      ${error !== undefined && html`aria-invalid="true" aria-describedby="${name}-error"`}
      ${first && html`autofocus`}>
    ${error !== undefined && html`<p class="error" id="${name}-error">${error}</p>`}
  </div>`;
}

/** Links, so that they fill the form without a script, too: the page comes back with the card in it. */
function cardList(id: string, now: number): Html {
  return html`<section class="cards" aria-labelledby="cards-title">
    <h2 id="cards-title">Test cards: tap one to fill it in</h2>
    <ul>${OFFERED_CARDS.map((card) => {
      const example = exampleOf(card, now);
      return html`<li><a href="/c/pay/${id}?card=${card.number}" data-number="${example.number}" data-expiry="${example.expiry}" data-cvc="${example.cvc}" data-name="${example.name}">
        <span>${card.label}</span><span class="number">${example.number}</span></a></li>`;
    })}</ul>
  </section>`;
}

function verb({ submit_type: type }: CheckoutSession): string {
  if (type === "book") return "Book";
  if (type === "donate") return "Donate";
  return type === "subscribe" ? "Subscribe" : "Pay";
}

const BACK_ARROW = html`<svg width="16" height="16" viewBox="0 0 16 16" fill="none" stroke="currentColor" stroke-width="1.75" stroke-linecap="round" stroke-linejoin="round" aria-hidden="true"><path d="M7 3 2 8l5 5M2 8h12"/></svg>`;
