import type Stripe from "stripe";
import { demandObject, UnexpectedAnswer } from "./answer";

/** What Stripe really credited for a payment. Minor units; `fee` is Stripe's own. */
export interface Settlement {
  chargeId: string;
  balanceTransactionId: string;
  amount: number;
  fee: number;
  currency: string;
}

/**
 * Reads the balance transaction behind a payment.
 * @throws UnexpectedAnswer while Stripe has not booked it yet, which it does within moments
 */
export async function retrieveSettlement(stripe: Stripe, paymentIntentId: string): Promise<Settlement> {
  const intent = await stripe.paymentIntents.retrieve(paymentIntentId, { expand: ["latest_charge.balance_transaction"] });
  const charge = demandObject(intent, "payment_intent").latest_charge;
  if (charge === null || typeof charge === "string") throw new UnexpectedAnswer(`Payment ${paymentIntentId} has no charge yet`);
  const booked = demandObject(charge, "charge").balance_transaction;
  if (booked === null || typeof booked === "string") throw new UnexpectedAnswer(`Charge ${charge.id} is not booked yet`);
  demandObject(booked, "balance_transaction");
  return { chargeId: charge.id, balanceTransactionId: booked.id, amount: booked.amount, fee: booked.fee, currency: booked.currency };
}
