/** From what is stored to what is answered: fields that depend on the moment, and `expand[]`. */
import type { Schema } from "../schema/dialect";
import { objectSchema, resolve } from "../schema/load";
import type { ObjectRoot } from "../schema/roots";
import type { Transaction } from "../state/transaction";
import { StripeError } from "./errors";

const DEEPEST = 4;

const ROOT_OF: Record<string, ObjectRoot> = {
  customer: "Customer",
  product: "Product",
  price: "Price",
  "checkout.session": "CheckoutSession",
  item: "LineItem",
  payment_intent: "PaymentIntent",
  payment_method: "PaymentMethod",
  charge: "Charge",
  refund: "Refund",
  dispute: "Dispute",
  file: "File",
  balance_transaction: "BalanceTransaction",
  balance: "Balance",
  event: "Event",
};

export interface PresentContext {
  tx: Transaction;
  /** Ids of the events whose webhook has not been answered with 2xx. */
  undelivered(): ReadonlySet<string>;
}

type Wire = Record<string, unknown>;

/** @param expand dotted paths, at most four levels deep. @throws StripeError for a path that cannot be expanded. */
export function present(context: PresentContext, object: object, expand: readonly string[] = []): Wire {
  const wire = render(context, object);
  for (const path of expand) {
    const keys = path.split(".");
    if (keys.length > DEEPEST) {
      throw new StripeError(`You cannot expand more than ${DEEPEST} levels of a property. Property: ${path}`);
    }
    expandInto(context, wire, undefined, keys, path);
  }
  return wire;
}

/** A copy, with the fields that are a matter of time. Lists are rendered through. */
function render(context: PresentContext, object: object): Wire {
  const wire: Wire = { ...structuredClone(object) };
  if (wire.object === "list" && Array.isArray(wire.data)) {
    wire.data = wire.data.map((item: object) => render(context, item));
  }
  if (wire.object === "balance_transaction" && typeof wire.available_on === "number") {
    wire.status = wire.available_on <= context.tx.now() ? "available" : "pending";
  }
  if (wire.object === "dispute" && Array.isArray(wire.balance_transactions)) {
    wire.balance_transactions = wire.balance_transactions.map((item: object) => render(context, item));
  }
  if (wire.object === "event") wire.pending_webhooks = context.undelivered().has(String(wire.id)) ? 1 : 0;
  return wire;
}

function expandInto(context: PresentContext, holder: Wire, shape: Schema | undefined, keys: string[], path: string): void {
  const [key, ...rest] = keys;
  if (key === undefined) return;
  if (holder.object === "list" && key === "data" && Array.isArray(holder.data)) {
    for (const item of holder.data) expandInto(context, item, undefined, rest, path);
    return;
  }
  const options = optionsOf(schemaOf(holder) ?? shape, key);
  const nested = options.find((option) => option.type === "object");
  const expandable = options.some((option) => option["x-expand"]);
  if (!expandable && !nested) throw cannotExpand(path);

  const current = holder[key] ?? (nested ? include(context, holder, key) : undefined);
  const value = typeof current === "string" ? (context.tx.findById(current) ?? current) : current;
  if (typeof value !== "object" || value === null) return;
  const wire: Wire = value === current ? { ...value } : render(context, value);
  holder[key] = wire;
  expandInto(context, wire, nested, rest, path);
}

/** Lists that Stripe leaves out unless they are asked for. */
function include(context: PresentContext, holder: Wire, key: string): object | undefined {
  const id = String(holder.id);
  if (holder.object === "checkout.session" && key === "line_items") {
    const items = context.tx.find("session_plan", id)?.items ?? [];
    return { object: "list", data: structuredClone(items), has_more: false, url: `/v1/checkout/sessions/${id}/line_items` };
  }
  if (holder.object === "charge" && key === "refunds") {
    const refunds = context.tx.all("refund").filter((refund) => refund.charge === id).reverse();
    return { object: "list", data: structuredClone(refunds), has_more: false, url: `/v1/charges/${id}/refunds` };
  }
  return undefined;
}

function schemaOf(holder: Wire): Schema | undefined {
  const root = ROOT_OF[String(holder.object)];
  return root && objectSchema(root);
}

function optionsOf(schema: Schema | undefined, key: string): Schema[] {
  const property = schema?.properties?.[key];
  if (!property) return [];
  const resolved = resolve(property);
  return (resolved.anyOf ?? [resolved]).map(resolve);
}

function cannotExpand(path: string): StripeError {
  return new StripeError(`This property cannot be expanded (${path}).`, { param: "expand" });
}
