import type Stripe from "stripe";
import { debitFor } from "../money/methods";
import { make } from "../schema/blank";
import { settingsOf } from "../settings";
import { randomText } from "../state/ids";
import type { Transaction } from "../state/transaction";
import type { CheckoutSession, SessionPlan } from "../state/types";
import { checkEmail, checkExclusive, checkText, checkUrl, mergeMetadata, needed, onlyServed } from "../wire/checks";
import { StripeError } from "../wire/errors";
import { checkTotal, createLineItems } from "./line-items";

type Params = Stripe.Checkout.SessionCreateParams;

const SERVED = [
  "mode", "line_items", "success_url", "cancel_url", "customer", "customer_email", "customer_creation",
  "client_reference_id", "metadata", "payment_intent_data", "allowed_payment_method_types", "expires_at", "submit_type",
  "locale", "expand",
];

/** Asked for explicitly, these change nothing for the payment page that is served. */
const INERT = {
  ui_mode: "hosted_page",
  allow_promotion_codes: false,
  automatic_tax: { enabled: false },
  billing_address_collection: "auto",
  phone_number_collection: { enabled: false },
  tax_id_collection: { enabled: false },
  invoice_creation: { enabled: false },
  adaptive_pricing: { enabled: false },
  after_expiration: { recovery: { enabled: false } },
  payment_method_collection: "always",
  origin_context: "web",
};

const MINUTE = 60;
const DAY = 24 * 60 * MINUTE;

/** @param origin where the hosted page is. @throws StripeError in every case in which Stripe refuses the session. */
export function createSession(tx: Transaction, params: Params, origin: string): CheckoutSession {
  onlyServed(params, SERVED, { inert: INERT });
  const mode = needed(params.mode, "mode");
  if (mode !== "payment") throw new StripeError(`The local sandbox serves Checkout in payment mode only, not in ${mode} mode.`, { param: "mode" });
  checkExclusive(params, ["customer", "customer_email"]);
  checkExclusive(params, ["customer", "customer_creation"]);
  const customer = params.customer === undefined ? null : tx.get("customer", params.customer, "customer");
  const email = params.customer_email === undefined ? null : checkEmail(params.customer_email, "customer_email");

  const items = createLineItems(tx, params.line_items);
  const total = items.reduce((sum, item) => sum + item.amount_total, 0);
  const currency = items[0]?.currency ?? "usd";
  checkTotal(total, currency);

  const id = `cs_test_a1${randomText(56)}`;
  const session: CheckoutSession = make("CheckoutSession", {
    id,
    object: "checkout.session",
    created: tx.now(),
    livemode: false,
    mode: "payment",
    ui_mode: "hosted_page",
    status: "open",
    payment_status: total === 0 ? "no_payment_required" : "unpaid",
    url: `${origin}/c/pay/${id}`,
    expires_at: expiry(tx, params.expires_at),
    success_url: checkUrl(needed(params.success_url, "success_url"), "success_url"),
    cancel_url: params.cancel_url === undefined ? null : checkUrl(params.cancel_url, "cancel_url"),
    amount_subtotal: total,
    amount_total: total,
    currency,
    customer: customer?.id ?? null,
    customer_creation: customer ? null : (params.customer_creation ?? "if_required"),
    customer_details: prefilled(customer?.email ?? email, customer?.name ?? null),
    customer_email: email,
    client_reference_id: params.client_reference_id === undefined ? null : checkText(params.client_reference_id, 200, "client_reference_id"),
    metadata: mergeMetadata({}, params.metadata),
    payment_intent: null,
    payment_method_types: methodsFor(tx, currency, params.allowed_payment_method_types),
    allowed_payment_method_types: params.allowed_payment_method_types ? [...params.allowed_payment_method_types] : null,
    payment_method_collection: "if_required",
    locale: params.locale ?? null,
    submit_type: params.submit_type ?? null,
    origin_context: null,
    total_details: { amount_discount: 0, amount_shipping: 0, amount_tax: 0 },
  });
  tx.put("session_plan", { id, items, intent: intentPlan(params.payment_intent_data) });
  return tx.put("checkout.session", session);
}

/** Between 30 minutes and 24 hours ahead; 24 hours when nothing is asked for. */
function expiry(tx: Transaction, asked: number | undefined): number {
  const expiresAt = asked ?? tx.now() + DAY;
  const param = "expires_at";
  if (expiresAt - tx.now() < 30 * MINUTE) {
    throw new StripeError("The `expires_at` timestamp must be at least 30 minutes from Checkout Session creation.", { param });
  }
  if (expiresAt - tx.now() > DAY) {
    throw new StripeError("The `expires_at` timestamp must be less than 24 hours from Checkout Session creation.", { param });
  }
  return expiresAt;
}

/** What the account takes in this currency, as far as the session allows it. */
function methodsFor(tx: Transaction, currency: string, allowed: readonly string[] | undefined): string[] {
  const debit = settingsOf(tx).bankDebits ? debitFor(currency) : undefined;
  const taken = ["card", ...(debit ? [debit] : [])];
  const left = allowed === undefined ? taken : taken.filter((type) => allowed.includes(type));
  if (left.length > 0) return left;
  throw new StripeError(
    `No payment method type that this account can use is left: the local sandbox takes ${taken.join(" and ")} in ${currency}. Bank debits are switched on in its console.`,
    { param: "allowed_payment_method_types" },
  );
}

function prefilled(email: string | null, name: string | null): CheckoutSession["customer_details"] {
  if (email === null) return null;
  return { address: null, business_name: null, email, individual_name: null, name, phone: null, tax_exempt: "none", tax_ids: null };
}

function intentPlan(data: Params["payment_intent_data"] = {}): SessionPlan["intent"] {
  const served = ["description", "metadata", "transfer_group", "receipt_email", "statement_descriptor", "statement_descriptor_suffix"];
  onlyServed(data, served, { at: "payment_intent_data", inert: { capture_method: "automatic_async" } });
  return {
    description: data.description ?? null,
    metadata: mergeMetadata({}, data.metadata, "payment_intent_data[metadata]"),
    transferGroup: data.transfer_group ?? null,
    receiptEmail: data.receipt_email === undefined ? null : checkEmail(data.receipt_email, "payment_intent_data[receipt_email]"),
    statementDescriptor: data.statement_descriptor ?? null,
    statementDescriptorSuffix: data.statement_descriptor_suffix ?? null,
  };
}
