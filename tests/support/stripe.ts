import { createHmac } from "node:crypto";
import { z } from "zod";
import { expectOk } from "../../scripts/seed/person";
import { faults } from "./faults";
import { house, sandbox } from "./world";

/** Stripe as the sandbox is: what its dashboard, its banks and its webhooks do. */
const delivery = z.object({
  id: z.string(),
  eventId: z.string(),
  type: z.string(),
  body: z.string(),
  state: z.enum(["waiting", "delivered", "given_up"]),
  setAside: z.object({ rule: z.string() }).nullable(),
  attempts: z.array(z.object({ at: z.number(), status: z.number().nullable(), fault: z.object({ effect: z.string() }).optional() })),
});
export type Delivery = z.infer<typeof delivery>;

/** What the sandbox sent, or was to send, about something; in the order in which it was made. */
export async function deliveriesAbout(...texts: readonly string[]): Promise<Delivery[]> {
  const { deliveries } = z.object({ deliveries: z.array(delivery) }).parse(await (await sandbox("/deliveries")).json());
  return deliveries.filter(({ body }) => texts.some((text) => body.includes(text)));
}

/** The same, without what became of the mails that tell of it. */
export async function eventsAbout(...texts: readonly string[]): Promise<Delivery[]> {
  return (await deliveriesAbout(...texts)).filter(({ type }) => !type.startsWith("email."));
}

/** From now on no event that mentions this reaches the product by itself; each is kept as it would have been sent. */
export async function holdBack(text: string): Promise<void> {
  await faults.lose({ provider: "stripe", containing: text }, "always");
}

/** A body as the webhook takes it: signed anew, because a signature is good for five minutes only. */
export function signed({ body }: Pick<Delivery, "body">): RequestInit {
  const at = Math.floor(Date.now() / 1000);
  const signature = createHmac("sha256", house().sandbox.webhookSecret).update(`${at}.${body}`).digest("hex");
  return { method: "POST", headers: { "content-type": "application/json; charset=utf-8", "stripe-signature": `t=${at},v1=${signature}` }, body };
}

export function deliver(request: RequestInit): Promise<Response> {
  return fetch(`${house().appUrl}/api/webhooks/stripe`, request);
}

/** What a bank, a buyer or the account's owner does: a verb of the sandbox's admin API below `/stripe`. */
export async function happens(path: string, body: Record<string, unknown> = {}): Promise<unknown> {
  const answer = await sandbox(`/stripe${path}`, { method: "POST", body: JSON.stringify(body) });
  await expectOk(answer.clone(), path);
  return answer.json();
}

const made = z.object({ id: z.string() });

/** A refund made in Stripe's dashboard, which the product learns of by events alone. All that is left when no amount is given. */
export async function refundAtStripe(paymentIntentId: string, amount?: number): Promise<string> {
  const form = new URLSearchParams({ payment_intent: paymentIntentId, ...(amount === undefined ? {} : { amount: String(amount) }) });
  return made.parse(await call("/v1/refunds", { method: "POST", body: form })).id;
}

/** The payment behind a session, once there is one. */
export async function paymentOf(sessionId: string): Promise<string> {
  return z.object({ payment_intent: z.string() }).parse(await call(`/v1/checkout/sessions/${sessionId}`)).payment_intent;
}

/** The charge that succeeded for a payment. */
export async function chargeOf(paymentIntentId: string): Promise<string> {
  return z.object({ latest_charge: z.string() }).parse(await call(`/v1/payment_intents/${paymentIntentId}`)).latest_charge;
}

/** Stripe's refunds of a payment, those that failed too. */
export async function refundsOf(paymentIntentId: string): Promise<{ id: string; amount: number; status: string }[]> {
  const list = z.object({ data: z.array(made.extend({ amount: z.number(), status: z.string() })) });
  return list.parse(await call(`/v1/refunds?payment_intent=${paymentIntentId}&limit=100`)).data;
}

/** What moved the balance, with the charge, refund or dispute behind it; each names its payment. */
const balanceTransaction = z.object({
  id: z.string(),
  type: z.string(),
  reporting_category: z.string(),
  amount: z.number(),
  net: z.number(),
  source: z.object({ id: z.string(), payment_intent: z.string().nullable() }),
});
export type BalanceTransaction = z.infer<typeof balanceTransaction>;

/** Everything that ever moved the balance, oldest first. */
export async function balanceTransactions(): Promise<BalanceTransaction[]> {
  const shape = z.object({ data: z.array(balanceTransaction), has_more: z.boolean() });
  const found: BalanceTransaction[] = [];
  for (;;) {
    const after = found.at(-1);
    const { data, has_more } = shape.parse(await call(`/v1/balance_transactions?limit=100&expand[]=data.source${after === undefined ? "" : `&starting_after=${after.id}`}`));
    found.push(...data);
    if (!has_more) return found.toReversed();
  }
}

async function call(path: string, init: RequestInit = {}): Promise<unknown> {
  const { url, stripeKey } = house().sandbox;
  const answer = await fetch(`${url}${path}`, { ...init, headers: { authorization: `Bearer ${stripeKey}` } });
  await expectOk(answer.clone(), path);
  return answer.json();
}
