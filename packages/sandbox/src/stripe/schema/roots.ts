/**
 * What the Stripe stand-in speaks, named once. `scripts/extract-stripe-schema.ts` turns these SDK types (which Stripe
 * generates from the very specification that the pinned API version serves) into `schema.json`; the code reads the
 * same names as types. A type that is not reachable from here is not part of the sandbox.
 */
import type Stripe from "stripe";

/** Objects that appear in answers and webhooks. */
export interface ObjectRoots {
  Customer: Stripe.Customer;
  Product: Stripe.Product;
  Price: Stripe.Price;
  CheckoutSession: Stripe.Checkout.Session;
  LineItem: Stripe.LineItem;
  PaymentIntent: Stripe.PaymentIntent;
  PaymentMethod: Stripe.PaymentMethod;
  Charge: Stripe.Charge;
  Refund: Stripe.Refund;
  Dispute: Stripe.Dispute;
  File: Stripe.File;
  BalanceTransaction: Stripe.BalanceTransaction;
  Balance: Stripe.Balance;
  Event: EventEnvelope;
}

/** An event without its 250 variants of `data.object`: the object inside is checked as what its `object` field says. */
type EventEnvelope = Omit<Stripe.EventBase, "data"> & {
  data: { object: Record<string, unknown>; previous_attributes?: Record<string, unknown> };
};

/** Request parameters, by the endpoint that takes them. */
export interface ParamRoots {
  /** Retrieve calls of every resource take nothing else. */
  Retrieve: { expand?: string[] };
  CustomerCreate: Stripe.CustomerCreateParams;
  CustomerUpdate: Stripe.CustomerUpdateParams;
  CustomerList: Stripe.CustomerListParams;
  ProductCreate: Stripe.ProductCreateParams;
  ProductUpdate: Stripe.ProductUpdateParams;
  ProductList: Stripe.ProductListParams;
  PriceCreate: Stripe.PriceCreateParams;
  PriceUpdate: Stripe.PriceUpdateParams;
  PriceList: Stripe.PriceListParams;
  CheckoutSessionCreate: Stripe.Checkout.SessionCreateParams;
  CheckoutSessionUpdate: Stripe.Checkout.SessionUpdateParams;
  CheckoutSessionList: Stripe.Checkout.SessionListParams;
  LineItemList: Stripe.Checkout.SessionListLineItemsParams;
  PaymentIntentList: Stripe.PaymentIntentListParams;
  ChargeList: Stripe.ChargeListParams;
  RefundCreate: Stripe.RefundCreateParams;
  RefundUpdate: Stripe.RefundUpdateParams;
  RefundList: Stripe.RefundListParams;
  DisputeUpdate: Stripe.DisputeUpdateParams;
  DisputeList: Stripe.DisputeListParams;
  /** The file itself travels as a part of a multipart body; here stands its digest. */
  FileCreate: Omit<Stripe.FileCreateParams, "file"> & { file: string };
  FileList: Stripe.FileListParams;
  BalanceTransactionList: Stripe.BalanceTransactionListParams;
  EventList: Stripe.EventListParams;
}

export type ObjectRoot = keyof ObjectRoots;
export type ParamRoot = keyof ParamRoots;
