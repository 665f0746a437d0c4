import { html } from "../../kernel/html";
import { formatAmount } from "../money/currency";
import type { CheckoutSession, PaymentMethod } from "../state/types";
import { CHECK_MARK, CLOCK_MARK, payee, plainPage } from "./frame";

/** A session whose buyer is done, opened again. */
export function completePage(session: CheckoutSession): string {
  const shop = payee(session.success_url);
  const amount = formatAmount(session.amount_total, session.currency);
  const { title, text } = stateOf(session, amount, shop);
  return plainPage(
    title,
    html`${session.payment_status === "unpaid" ? CLOCK_MARK : CHECK_MARK}<h1>${title}</h1>
      <p>${text} This checkout is done and cannot be used again.</p>
      ${session.success_url !== null && html`<a class="button" href="${successUrl(session)}">Return to ${shop}</a>`}`,
  );
}

function stateOf({ payment_status: status }: CheckoutSession, amount: string, shop: string): { title: string; text: string } {
  if (status === "paid") return { title: "Payment complete", text: `You have paid ${amount} to ${shop}.` };
  if (status === "no_payment_required") return { title: "Order complete", text: `Your order with ${shop} cost nothing.` };
  return { title: "Payment under way", text: `Your bank has been asked to pay ${amount} to ${shop}. That takes about four days.` };
}

export function expiredPage(session: CheckoutSession): string {
  const shop = payee(session.success_url);
  const back = session.cancel_url ?? (session.success_url === null ? null : new URL(session.success_url).origin);
  return plainPage(
    "Checkout expired",
    html`${CLOCK_MARK}<h1>This checkout has expired</h1>
      <p>Nothing was charged. To buy, go back to ${shop} and start again.</p>
      ${back !== null && html`<a class="button" href="${back}">Back to ${shop}</a>`}`,
  );
}

export function absentPage(): string {
  return plainPage(
    "Checkout not found",
    html`<h1>There is no such checkout</h1><p>Nothing was charged. Check the link, or go back to where you came from and start again.</p>`,
  );
}

/** Stands for the page of the buyer's bank. */
export function authenticationPage(session: CheckoutSession, method: PaymentMethod): string {
  const amount = formatAmount(session.amount_total, session.currency);
  return plainPage(
    "3D Secure",
    html`<h1>Confirm it is you</h1>
      <p>Your bank asks you to confirm a payment of ${amount} to ${payee(session.success_url)} with the card ending in ${method.card?.last4}.</p>
      <form method="post" action="/c/pay/${session.id}/authenticate">
        <button name="result" value="complete">Complete authentication</button>
        <button class="second" name="result" value="fail">Fail authentication</button>
      </form>
      <p class="small"><a href="/c/pay/${session.id}">Use another card</a></p>`,
  );
}

/** `success_url` with the session's id where the product asked for it. */
export function successUrl(session: CheckoutSession): string {
  return (session.success_url ?? "").replaceAll("{CHECKOUT_SESSION_ID}", session.id);
}
