import type Stripe from "stripe";
import { formatAmount, MAXIMUM_CHARGE, minimumCharge } from "../money/currency";
import { createPrice } from "../resources/prices";
import { createProduct } from "../resources/products";
import { make } from "../schema/blank";
import { newId } from "../state/ids";
import type { Transaction } from "../state/transaction";
import type { LineItem, Price } from "../state/types";
import { checkAtLeast, checkCurrency, mergeMetadata, needed, onlyServed } from "../wire/checks";
import { missing, StripeError } from "../wire/errors";

type LineParams = Stripe.Checkout.SessionCreateParams.LineItem;
type PriceData = NonNullable<LineParams["price_data"]>;

const MOST_LINES = 100;

/** @throws StripeError for prices that are absent, inactive or recurring, mixed currencies, totals Stripe does not charge. */
export function createLineItems(tx: Transaction, lines: readonly LineParams[] | undefined): LineItem[] {
  if (!lines || lines.length === 0) throw missing("line_items");
  if (lines.length > MOST_LINES) throw new StripeError(`At most ${MOST_LINES} line items are allowed.`, { param: "line_items" });
  const items = lines.map((line, index) => createLineItem(tx, line, `line_items[${index}]`));
  const currency = items[0]?.currency;
  if (items.some((item) => item.currency !== currency)) {
    throw new StripeError("All line items in a Checkout Session must have the same currency.", { param: "line_items" });
  }
  return items;
}

/** @throws StripeError when the total is more than nothing and less than Stripe's smallest charge, or above its largest. */
export function checkTotal(total: number, currency: string): void {
  const least = minimumCharge(currency);
  if (total > 0 && total < least) {
    throw new StripeError(
      `The Checkout Session's total amount due must add up to at least ${formatAmount(least, currency, "narrowSymbol")} ${currency}`,
      { code: "amount_too_small" },
    );
  }
  if (total > MAXIMUM_CHARGE) {
    throw new StripeError(
      `The Checkout Session's total amount must be no more than ${formatAmount(MAXIMUM_CHARGE, currency)}.`,
      { code: "amount_too_large" },
    );
  }
}

function createLineItem(tx: Transaction, line: LineParams, at: string): LineItem {
  onlyServed(line, ["price", "price_data", "quantity", "metadata"], { at, inert: { adjustable_quantity: { enabled: false }, tax_rates: [] } });
  if (line.quantity === undefined) {
    throw new StripeError(`Quantity is required. Add \`quantity\` to \`${at}\``, { code: "parameter_missing", param: `${at}[quantity]` });
  }
  const quantity = checkAtLeast(line.quantity, 1, `${at}[quantity]`);
  const price = priceOf(tx, line, at);
  const amount = price.unit_amount * quantity;
  const item: LineItem = make("LineItem", {
    id: newId("li"),
    object: "item",
    amount_discount: 0,
    amount_subtotal: amount,
    amount_tax: 0,
    amount_total: amount,
    currency: price.currency,
    description: tx.find("product", price.product)?.name ?? null,
    metadata: mergeMetadata({}, line.metadata, `${at}[metadata]`),
    price,
    quantity,
  });
  return item;
}

function priceOf(tx: Transaction, line: LineParams, at: string): Price {
  if ((line.price === undefined) === (line.price_data === undefined)) {
    const message = `You must specify exactly one of \`price\` and \`price_data\` in \`${at}\`.`;
    throw new StripeError(message, { code: line.price === undefined ? "parameter_missing" : "parameters_exclusive", param: at });
  }
  if (line.price_data) return adHocPrice(tx, line.price_data, `${at}[price_data]`);
  const param = `${at}[price]`;
  const price = tx.get("price", line.price ?? "", param);
  if (!price.active) {
    throw new StripeError("The price specified is inactive. This field only accepts active prices.", { param });
  }
  if (tx.find("product", price.product)?.active === false) {
    throw new StripeError("The price specified belongs to a product that is inactive. This field only accepts active prices.", {
      code: "product_inactive",
      param,
    });
  }
  return price;
}

/** `price_data` makes a price (and with `product_data` a product) that is used once and never active. */
function adHocPrice(tx: Transaction, data: PriceData, at: string): Price {
  onlyServed(data, ["currency", "unit_amount", "product", "product_data"], { at, inert: { tax_behavior: "unspecified" } });
  return createPrice(tx, {
    currency: checkCurrency(data.currency, `${at}[currency]`),
    unitAmount: checkAtLeast(needed(data.unit_amount, `${at}[unit_amount]`), 0, `${at}[unit_amount]`),
    product: adHocProduct(tx, data, at),
    active: false,
    nickname: null,
    lookupKey: null,
    metadata: {},
  });
}

function adHocProduct(tx: Transaction, data: PriceData, at: string): string {
  if (data.product !== undefined) return tx.get("product", data.product, `${at}[product]`).id;
  const given = data.product_data;
  if (given === undefined) throw missing(`${at}[product]`);
  onlyServed(given, ["name", "description", "images", "metadata"], { at: `${at}[product_data]` });
  return createProduct(tx, {
    name: given.name,
    ...(given.description !== undefined && { description: given.description }),
    ...(given.images !== undefined && { images: given.images }),
    active: false,
    metadata: mergeMetadata({}, given.metadata, `${at}[product_data][metadata]`),
  }).id;
}
