import type { KillOrder } from "../support/control";

export interface KillPoint extends Omit<KillOrder, "victim"> {
  /** How failures name it. */
  point: string;
  /** What a buyer and a seller have to do for the point to be reached. */
  reachedBy: "buying" | "refunding";
}

type Call = Pick<KillOrder, "from" | "to" | "name">;

const fn = (path: string, kind = ""): Call => ({ from: "app", to: "convex", name: `^${path}${kind === "" ? "$" : ` ${kind}$`}` });
const claimed = (path: string): Call => ({ from: "app", to: "convex", name: `^${path}` });
const stripe = (path: string): Call => ({ from: "app", to: "sandbox", name: `^${path}` });
const event = (type: string): Call => ({ from: "sandbox", to: "app", name: `^${type.replaceAll(".", "\\.")}$` });
const bell: Call = { from: "convex", to: "app", name: "^/api/internal/work$" };

/** Both sides of one call: nobody has heard of it yet, and it was carried out but nobody heard the answer. */
function around(what: string, call: Call, reachedBy: KillPoint["reachedBy"] = "buying"): KillPoint[] {
  return [
    { point: `${what}: asked, not carried out`, moment: "before", reachedBy, ...call },
    { point: `${what}: carried out, not answered`, moment: "after", reachedBy, ...call },
  ];
}

/** Every step of a sale and of its refund at which a process may die. */
export const KILL_POINTS: readonly KillPoint[] = [
  ...around("the order is opened", fn("commerce/mutations:open")),
  ...around("Stripe opens the session", stripe("/v1/checkout/sessions$")),
  ...around("the session is attached to the order", fn("commerce/mutations:attach")),
  ...around("Stripe reports the payment", event("checkout.session.completed")),
  ...around("the event is stored", fn("platform/inbox:receive")),
  ...around("the bell rings for work", bell),
  ...around("work is claimed", claimed("platform/work:claim")),
  ...around("Stripe's fee is read", stripe("/v1/payment_intents/")),
  ...around("the fee is booked", fn("platform/work:complete", "stripe.settle")),
  ...around("the contract's words are read", fn("commerce/queries:contractSource")),
  ...around("the contract is filed", fn("platform/work:complete", "contract.render")),
  ...around("the mail leaves", stripe("/resend/emails$")),
  ...around("the mail is written down as sent", fn("platform/work:complete", "mail.send")),
  ...around("Stripe makes the refund", stripe("/v1/refunds$"), "refunding"),
  ...around("the refund is booked", fn("platform/work:complete", "stripe.refund"), "refunding"),
  ...around("Stripe reports the refund", event("charge.refunded"), "refunding"),
];
