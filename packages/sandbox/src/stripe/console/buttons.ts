import { actionButton } from "../../console/layout";
import { html, type Html, type Interpolation } from "../../kernel/html";
import { isInquiry, isLive } from "../disputes/decide";
import { DISPUTED } from "../disputes/of-charge";
import { DISPUTE_REASONS } from "../disputes/reasons";
import { formatAmount } from "../money/currency";
import type { Dispute, Refund } from "../state/types";
import { paymentPath, SLUG } from "./home";
import { readableWord } from "./lists";
import type { Payment } from "./state";

/** What buyer, bank and owner can do to a payment now. Amounts are in minor units, as everywhere in the API. */
export function paymentActions({ session, intent, charge, disputes }: Payment): Interpolation {
  const back = paymentPath(session.id);
  const button = (action: string, label: string, fields: Record<string, string>, inputs?: Html) =>
    actionButton(SLUG, action, label, { back, fields, ...(inputs && { inputs }) });
  const left = charge?.status === "succeeded" ? charge.amount_captured - charge.amount_refunded : 0;
  const blocked = disputes.some(({ status }) => DISPUTED.has(status));
  const buttons: Interpolation[] = [];
  if (session.status === "open") buttons.push(button("expire", "Expire session", { session: session.id }));
  if (session.status === "expired" && session.amount_total > 0) buttons.push(button("payLate", "Let it be paid late", { session: session.id }));
  if (intent?.status === "processing") {
    buttons.push(button("settle", "The debit arrives", { session: session.id, status: "succeeded" }));
    buttons.push(button("settle", "The debit fails", { session: session.id, status: "failed" }));
  }
  if (charge && left > 0 && !blocked) {
    buttons.push(button("refund", `Refund ${formatAmount(left, charge.currency)}`, { charge: charge.id }));
    buttons.push(button("refund", "Refund a part", { charge: charge.id }, amountInput("refund-amount", left)));
  }
  if (charge && left > 0 && disputes.length === 0) buttons.push(button("dispute", "Open dispute", { charge: charge.id }, reasonInputs()));
  return buttons.length > 0 && html`<div class="actions">${buttons}</div>`;
}

/** The bank's possible words on a dispute; none when it is over. */
export function disputeActions(dispute: Dispute, back: string): Interpolation {
  if (!isLive(dispute)) return null;
  const decide = (decision: string, label: string) => actionButton(SLUG, "decide", label, { back, fields: { dispute: dispute.id, decision } });
  const buttons = isInquiry(dispute)
    ? [decide("escalated", "Make it a dispute"), decide("warning_closed", "Close the inquiry")]
    : [decide("won", "Decide for the seller"), decide("lost", "Decide for the buyer")];
  return html`<div class="actions">${buttons}</div>`;
}

export function refundActions(refund: Refund, back: string): Interpolation {
  const settle = (status: string, label: string) => actionButton(SLUG, "settleRefund", label, { back, fields: { refund: refund.id, status } });
  if (refund.status === "pending") return [settle("succeeded", "Succeeds"), settle("failed", "Fails")];
  return refund.status === "succeeded" && settle("failed", "Comes back");
}

function amountInput(id: string, most: number): Html {
  return html`<label class="hidden" for="${id}">Amount in minor units</label>
    <input id="${id}" name="amount" type="number" min="1" max="${most}" step="1" placeholder="1 to ${most}" inputmode="numeric" required>`;
}

function reasonInputs(): Html {
  return html`<label class="hidden" for="dispute-reason">Reason</label>
    <select id="dispute-reason" name="reason">${[...DISPUTE_REASONS.keys()].map((reason) => html`<option value="${reason}">${readableWord(reason)}</option>`)}</select>
    <label class="check"><input type="checkbox" name="inquiry" value="true"> inquiry only</label>`;
}
