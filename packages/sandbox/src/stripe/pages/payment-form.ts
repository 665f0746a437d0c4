import { html, type Html } from "../../kernel/html";
import { formatAmount } from "../money/currency";
import type { DebitType } from "../money/methods";
import type { CheckoutSession } from "../state/types";
import { field, type FieldValues } from "./fields";

export type MethodChoice = "card" | "debit";

/** How a session can be paid: with a card, by one kind of bank debit, or either. */
export interface Methods {
  card: boolean;
  debit: DebitType | null;
}

export function methodsOf({ payment_method_types: types }: CheckoutSession): Methods {
  const debit = types.find((type) => type === "us_bank_account" || type === "sepa_debit") ?? null;
  return { card: types.includes("card"), debit };
}

export interface PaymentFormView extends FieldValues {
  session: CheckoutSession;
  shop: string;
  chosen: MethodChoice;
}

/** E-mail, then the card or the bank account. The choice works without a script: the other half is hidden by CSS. */
export function paymentForm(view: PaymentFormView): Html {
  const { session } = view;
  return html`<form method="post" action="/c/pay/${session.id}" data-once novalidate>
    ${emailField(view)}
    ${methodFields(view)}
    <button type="submit">${verb(session)} ${formatAmount(session.amount_total, session.currency)}</button>
  </form>`;
}

/** The form of an order that costs nothing. */
export function freeForm(view: PaymentFormView): Html {
  return html`<form method="post" action="/c/pay/${view.session.id}" data-once novalidate>
    ${emailField(view)}
    <button type="submit">Complete order</button>
  </form>`;
}

function methodFields(view: PaymentFormView): Html {
  const { card, debit } = methodsOf(view.session);
  if (debit === null) return cardFields(view);
  if (!card) return html`<input type="hidden" name="method" value="debit">${debitFields(view, debit)}`;
  const option = (value: MethodChoice, label: string, note: string, fields: Html) => html`<div class="method">
    <div class="choice">
      <input type="radio" id="method-${value}" name="method" value="${value}" ${view.chosen === value && html`checked`}>
      <label for="method-${value}">${label}<span class="note">${note}</span></label>
    </div>
    <div class="fields">${fields}</div>
  </div>`;
  return html`<fieldset class="methods">
    <legend>Payment method</legend>
    ${option("card", "Card", "Paid at once", cardFields(view))}
    ${option("debit", "Bank debit", "Takes about four days", debitFields(view, debit))}
  </fieldset>`;
}

function cardFields(view: PaymentFormView): Html {
  return html`
    ${field(view, "number", "Card number", { autocomplete: "cc-number", inputmode: "numeric", placeholder: "1234 1234 1234 1234" })}
    <div class="pair">
      ${field(view, "expiry", "Expiry", { autocomplete: "cc-exp", inputmode: "numeric", placeholder: "MM / YY" })}
      ${field(view, "cvc", "CVC", { autocomplete: "cc-csc", inputmode: "numeric", placeholder: "123" })}
    </div>
    ${field(view, "name", "Name on card", { autocomplete: "cc-name" })}`;
}

function debitFields(view: PaymentFormView, type: DebitType): Html {
  const numbers =
    type === "sepa_debit"
      ? field(view, "iban", "IBAN", { autocomplete: "off", placeholder: "AT00 0000 0000 0000 0000" })
      : html`${field(view, "routing", "Routing number", { autocomplete: "off", inputmode: "numeric", placeholder: "110000000" })}
        ${field(view, "account", "Account number", { autocomplete: "off", inputmode: "numeric", placeholder: "000123456789" })}`;
  return html`
    ${field(view, "holder", "Name of the account's owner", { autocomplete: "name" })}
    ${numbers}
    <p class="small">By paying, you authorise ${view.shop} to debit this account once for the amount shown.</p>`;
}

function emailField(view: PaymentFormView): Html {
  // An address the product gave is the buyer's; Stripe does not let it be changed either.
  const given = view.session.customer_details?.email;
  return field(view, "email", "Email", { type: "email", autocomplete: "email", ...(given && { value: given, readonly: true }) });
}

function verb({ submit_type: type }: CheckoutSession): string {
  if (type === "book") return "Book";
  if (type === "donate") return "Donate";
  return type === "subscribe" ? "Subscribe" : "Pay";
}
