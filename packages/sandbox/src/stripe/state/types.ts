/**
 * What is stored. Objects are kept in their wire form; the types list only the fields that the sandbox itself reads
 * or sets (the rest is filled in from the schema by `make`), and take names and values from the SDK's types.
 */
import type Stripe from "stripe";

/** A field that can be expanded holds the id when it is stored. */
type Unexpanded<T> = { [Key in keyof T]: string extends T[Key] ? Exclude<T[Key], { object: string }> : T[Key] };
type Stored<T, Keys extends keyof T> = Unexpanded<Pick<T, Keys>>;

export type Metadata = Record<string, string>;

export type Customer = Stored<
  Stripe.Customer,
  "id" | "object" | "created" | "email" | "name" | "phone" | "description" | "address" | "metadata"
>;
export type Product = Stored<
  Stripe.Product,
  "id" | "object" | "created" | "updated" | "active" | "name" | "description" | "images" | "metadata"
  | "statement_descriptor" | "unit_label" | "url" | "type" | "default_price"
>;
export type Price = Stored<
  Stripe.Price,
  "id" | "object" | "created" | "active" | "currency" | "unit_amount" | "product" | "type" | "billing_scheme"
  | "lookup_key" | "nickname" | "metadata" | "recurring" | "tax_behavior"
> & { unit_amount: number; unit_amount_decimal: string };
export type LineItem = Stored<
  Stripe.LineItem,
  "id" | "object" | "amount_discount" | "amount_subtotal" | "amount_tax" | "amount_total" | "currency" | "description"
  | "metadata"
> & { price: Price; quantity: number };
export type CheckoutSession = Stored<
  Stripe.Checkout.Session,
  "id" | "object" | "created" | "status" | "payment_status" | "mode" | "ui_mode" | "url" | "expires_at"
  | "success_url" | "cancel_url" | "customer" | "customer_creation" | "customer_details" | "customer_email"
  | "client_reference_id" | "metadata" | "payment_intent" | "payment_method_types" | "allowed_payment_method_types"
  | "payment_method_collection" | "locale" | "submit_type" | "total_details" | "origin_context"
> & { amount_subtotal: number; amount_total: number; currency: string };
export type PaymentIntent = Stored<
  Stripe.PaymentIntent,
  "id" | "object" | "created" | "amount" | "amount_received" | "currency" | "status" | "customer" | "description"
  | "metadata" | "transfer_group" | "receipt_email" | "payment_method" | "latest_charge" | "next_action" | "canceled_at"
  | "cancellation_reason" | "capture_method" | "confirmation_method" | "client_secret" | "payment_method_types"
  | "statement_descriptor" | "statement_descriptor_suffix"
> & {
  last_payment_error:
    | (Omit<Stripe.PaymentIntent.LastPaymentError, "payment_method" | "payment_intent"> & { payment_method: PaymentMethod })
    | null;
};
export type PaymentMethod = Stored<
  Stripe.PaymentMethod,
  "id" | "object" | "created" | "type" | "card" | "us_bank_account" | "sepa_debit" | "billing_details" | "customer" | "metadata"
>;
export type Charge = Stored<
  Stripe.Charge,
  "id" | "object" | "created" | "amount" | "amount_captured" | "amount_refunded" | "balance_transaction" | "currency"
  | "billing_details" | "captured" | "customer" | "description" | "failure_code" | "failure_message" | "metadata"
  | "outcome" | "paid" | "payment_intent" | "payment_method" | "payment_method_details" | "receipt_email"
  | "receipt_url" | "refunded" | "status" | "transfer_group" | "disputed" | "fraud_details" | "statement_descriptor"
  | "statement_descriptor_suffix" | "calculated_statement_descriptor" | "failure_balance_transaction"
>;
export type Refund = Stored<
  Stripe.Refund,
  "id" | "object" | "created" | "amount" | "balance_transaction" | "charge" | "currency" | "customer" | "metadata"
  | "payment_intent" | "payment_method" | "reason" | "status" | "destination_details" | "failure_reason"
  | "failure_balance_transaction" | "pending_reason"
>;
export type Evidence = Unexpanded<Stripe.Dispute.Evidence>;
export type Dispute = Stored<
  Stripe.Dispute,
  "id" | "object" | "created" | "amount" | "charge" | "currency" | "evidence_details" | "is_charge_refundable"
  | "intended_submission_method" | "metadata" | "network_reason_code" | "payment_intent" | "payment_method_details"
  | "reason" | "status"
> & { balance_transactions: BalanceTransaction[]; evidence: Evidence };
export type StoredFile = Stored<
  Stripe.File,
  "id" | "object" | "created" | "expires_at" | "filename" | "purpose" | "size" | "title" | "type" | "url"
>;
export type BalanceTransaction = Stored<
  Stripe.BalanceTransaction,
  "id" | "object" | "created" | "amount" | "available_on" | "balance_type" | "currency" | "description" | "fee"
  | "fee_details" | "net" | "reporting_category" | "source" | "status" | "type"
>;
export type StripeEvent = Stored<
  Stripe.EventBase,
  "id" | "object" | "api_version" | "created" | "livemode" | "pending_webhooks" | "request" | "type"
> & { data: { object: Resource; previous_attributes?: Record<string, unknown> } };

/** What a session needs besides its wire form: its lines, and what its payment intent will carry. */
export interface SessionPlan {
  /** The session's id. */
  id: string;
  items: LineItem[];
  intent: {
    description: string | null;
    metadata: Metadata;
    transferGroup: string | null;
    receiptEmail: string | null;
    statementDescriptor: string | null;
    statementDescriptorSuffix: string | null;
  };
}

/** Where the bytes of a file lie. */
export interface FileContent {
  /** The file's id. */
  id: string;
  sha256: string;
}

/** What the owner of the account switched on. There is one row. */
export interface Settings {
  id: "settings";
  /** Offer bank debits beside cards, where the currency has one. */
  bankDebits: boolean;
}

/** What a test card, a test account or a decision brings about later, and when (milliseconds of the clock). */
export interface Fate {
  /** The object it happens to; a new fate of the same object takes the place of the old one. */
  id: string;
  at: number;
  done: boolean;
  what:
    | { kind: "open_dispute"; reason: string; inquiry: boolean }
    | { kind: "decide_dispute"; decision: "won" | "lost" | "escalated" | "warning_closed" }
    | { kind: "settle_debit"; failure: DebitFailure | null; disputed: boolean }
    | { kind: "settle_refund"; status: "succeeded" | "failed" };
}
/** Why a bank sends a debit back: one of Stripe's error codes. */
export type DebitFailure = "account_closed" | "no_account" | "insufficient_funds" | "debit_not_authorized";

export interface Tables {
  customer: Customer;
  product: Product;
  price: Price;
  "checkout.session": CheckoutSession;
  session_plan: SessionPlan;
  payment_intent: PaymentIntent;
  payment_method: PaymentMethod;
  charge: Charge;
  refund: Refund;
  dispute: Dispute;
  file: StoredFile;
  file_content: FileContent;
  settings: Settings;
  fate: Fate;
  balance_transaction: BalanceTransaction;
  event: StripeEvent;
}
export type Kind = keyof Tables;
/** What only the sandbox knows; nothing of it is answered. */
export type Internal = "session_plan" | "file_content" | "settings" | "fate";
/** The kinds that an event can be about. */
export type Resource = Tables[Exclude<Kind, "event" | Internal>];
export type EventType = Stripe.EventBase["type"];

/** The answer kept for an idempotency key. */
export interface KeptAnswer {
  key: string;
  /** Digest of method, path and parameters. */
  fingerprint: string;
  status: number;
  body: string;
  /** Milliseconds of the sandbox's clock. */
  at: number;
}

/** What changed, by kind. */
export type Changes = { [K in Kind]?: Tables[K][] };

/** One journal line: everything that one request changed, so that a crash leaves all of it or nothing. */
export interface Commit {
  changes: Changes;
  kept?: KeptAnswer;
}
