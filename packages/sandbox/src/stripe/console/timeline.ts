import { moment, readable } from "../../console/layout";
import { html, type Html } from "../../kernel/html";
import type { Account } from "../account";
import type { StripeEvent } from "../state/types";
import type { Payment } from "./state";

const WORDS: Record<string, string> = {
  "payment_intent.created": "Somebody tried to pay",
  "payment_intent.requires_action": "The bank asks for 3-D Secure",
  "payment_intent.processing": "The bank was asked for a debit",
  "payment_intent.succeeded": "The payment succeeded",
  "payment_intent.payment_failed": "The payment failed",
  "payment_intent.canceled": "The payment was cancelled",
  "charge.pending": "A debit is on its way",
  "charge.succeeded": "The charge went through",
  "charge.failed": "The charge was refused",
  "charge.refunded": "The charge was refunded",
  "charge.refund.updated": "The refund changed (as the charge tells it)",
  "refund.created": "A refund was made",
  "refund.updated": "The refund changed",
  "refund.failed": "The refund came back",
  "charge.dispute.created": "The bank opened a dispute",
  "charge.dispute.funds_withdrawn": "The bank took the money",
  "charge.dispute.updated": "The dispute changed",
  "charge.dispute.funds_reinstated": "The bank gave the money back",
  "charge.dispute.closed": "The dispute was closed",
  "checkout.session.completed": "The buyer finished the checkout",
  "checkout.session.expired": "The checkout expired",
  "checkout.session.async_payment_succeeded": "The bank debit arrived",
  "checkout.session.async_payment_failed": "The bank debit failed",
};

/** Every event about a payment, oldest first, with its body and whether the product has taken it. */
export function timeline(account: Account, payment: Payment): Html {
  const events = eventsOf(account, payment);
  if (events.length === 0) return html`<p class="quiet">Nothing has happened yet.</p>`;
  const waiting = account.undelivered();
  return html`<ol class="timeline">${events.map(
    (event) => html`<li>
      <details>
        <summary><span class="main">${WORDS[event.type] ?? event.type}</span> <code>${event.type}</code>
          <span class="side">${waiting.has(event.id) && html`<span class="badge busy">not taken</span> `}${moment(event.created * 1000)}</span></summary>
        <pre>${readable(JSON.stringify(event))}</pre>
      </details>
    </li>`,
  )}</ol>`;
}

function eventsOf({ store }: Account, { session, intent, charges, refunds, disputes }: Payment): StripeEvent[] {
  const ids = new Set([session, ...(intent ? [intent] : []), ...charges, ...refunds, ...disputes].map(({ id }) => id));
  return store.all("event").filter(({ data }) => ids.has(data.object.id));
}
