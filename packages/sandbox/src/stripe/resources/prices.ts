import { make } from "../schema/blank";
import { newId } from "../state/ids";
import type { Transaction } from "../state/transaction";
import type { Price } from "../state/types";
import type { Api } from "../wire/api";
import { checkAtLeast, checkCurrency, checkExclusive, mergeMetadata, needed, onlyServed } from "../wire/checks";
import { missing, StripeError } from "../wire/errors";
import { page } from "../wire/list";
import { createProduct } from "./products";

export function prices(api: Api): void {
  api.post("/v1/prices", "PriceCreate", ({ tx, params }) => {
    const served = ["currency", "unit_amount", "product", "product_data", "active", "nickname", "lookup_key", "metadata", "expand"];
    onlyServed(params, served, { inert: { billing_scheme: "per_unit" } });
    if (params.lookup_key !== undefined && tx.all("price").some(({ lookup_key }) => lookup_key === params.lookup_key)) {
      throw new StripeError(`A price already uses that lookup key: '${params.lookup_key}'.`, { param: "lookup_key" });
    }
    const price = createPrice(tx, {
      currency: checkCurrency(params.currency, "currency"),
      unitAmount: checkAtLeast(needed(params.unit_amount, "unit_amount"), 0, "unit_amount"),
      product: productOf(tx, params),
      active: params.active ?? true,
      nickname: params.nickname ?? null,
      lookupKey: params.lookup_key ?? null,
      metadata: mergeMetadata({}, params.metadata),
    });
    tx.emit("price.created", price);
    return price;
  });

  api.get("/v1/prices", "PriceList", ({ tx, params, path }) => {
    const served = ["active", "currency", "product", "type", "lookup_keys", "created", "limit", "starting_after", "ending_before", "expand"];
    onlyServed(params, served);
    const matching = tx.all("price").filter(
      (price) =>
        (params.active === undefined || price.active === params.active) &&
        (params.currency === undefined || price.currency === params.currency) &&
        (params.product === undefined || price.product === params.product) &&
        (params.type === undefined || price.type === params.type) &&
        (params.lookup_keys === undefined || params.lookup_keys.includes(price.lookup_key ?? "")),
    );
    return page("price", matching, params, path);
  });

  api.get("/v1/prices/:id", "Retrieve", ({ tx, id }) => tx.get("price", id));

  api.post("/v1/prices/:id", "PriceUpdate", ({ tx, params, id }) => {
    onlyServed(params, ["active", "nickname", "lookup_key", "metadata", "expand"]);
    const before = tx.get("price", id);
    const after: Price = {
      ...before,
      active: params.active ?? before.active,
      nickname: params.nickname === undefined ? before.nickname : params.nickname || null,
      lookup_key: params.lookup_key ?? before.lookup_key,
      metadata: mergeMetadata(before.metadata, params.metadata),
    };
    tx.emit("price.updated", after, before);
    return tx.put("price", after);
  });
}

interface ProductChoice {
  product?: string;
  product_data?: { name: string; active?: boolean; metadata?: Record<string, string | number | null>; statement_descriptor?: string; unit_label?: string };
}

/** The product a price is for: an existing one, or a new one made with it. */
function productOf(tx: Transaction, params: ProductChoice): string {
  checkExclusive(params, ["product", "product_data"]);
  if (params.product !== undefined) return tx.get("product", params.product, "product").id;
  const data = params.product_data;
  if (data === undefined) throw missing("product");
  onlyServed(data, ["name", "active", "metadata", "statement_descriptor", "unit_label"], { at: "product_data" });
  const product = createProduct(tx, { ...data, active: data.active ?? true, metadata: mergeMetadata({}, data.metadata) });
  tx.emit("product.created", product);
  return product.id;
}

export interface NewPrice {
  currency: string;
  /** Minor units. */
  unitAmount: number;
  product: string;
  active: boolean;
  nickname: string | null;
  lookupKey: string | null;
  metadata: Record<string, string>;
}

/** Stores a one-time price; the caller emits, as a session's ad-hoc prices make no event. */
export function createPrice(tx: Transaction, given: NewPrice): Price {
  const price: Price = make("Price", {
    id: newId("price"),
    object: "price",
    created: tx.now(),
    livemode: false,
    active: given.active,
    billing_scheme: "per_unit",
    currency: given.currency,
    unit_amount: given.unitAmount,
    unit_amount_decimal: String(given.unitAmount),
    product: given.product,
    type: "one_time",
    recurring: null,
    nickname: given.nickname,
    lookup_key: given.lookupKey,
    metadata: given.metadata,
    tax_behavior: "unspecified",
  });
  return tx.put("price", price);
}
