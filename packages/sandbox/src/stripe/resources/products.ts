import { make } from "../schema/blank";
import { newId } from "../state/ids";
import type { Transaction } from "../state/transaction";
import type { Product } from "../state/types";
import type { Api } from "../wire/api";
import { checkText, checkUrl, mergeMetadata, onlyServed } from "../wire/checks";
import { StripeError } from "../wire/errors";
import { page } from "../wire/list";

const SERVED = [
  "active", "name", "description", "images", "metadata", "statement_descriptor", "unit_label", "url", "expand",
];

export function products(api: Api): void {
  api.post("/v1/products", "ProductCreate", ({ tx, params }) => {
    onlyServed(params, [...SERVED, "id"]);
    if (params.id !== undefined && tx.find("product", params.id)) {
      throw new StripeError("Product already exists.", { code: "resource_already_exists", param: "id" });
    }
    const product = createProduct(tx, {
      ...params,
      active: params.active ?? true,
      metadata: mergeMetadata({}, params.metadata),
    });
    tx.emit("product.created", product);
    return product;
  });

  api.get("/v1/products", "ProductList", ({ tx, params, path }) => {
    onlyServed(params, ["active", "ids", "created", "limit", "starting_after", "ending_before", "expand"]);
    const matching = tx.all("product").filter(
      ({ id, active }) =>
        (params.active === undefined || active === params.active) && (params.ids === undefined || params.ids.includes(id)),
    );
    return page("product", matching, params, path);
  });

  api.get("/v1/products/:id", "Retrieve", ({ tx, id }) => tx.get("product", id));

  api.post("/v1/products/:id", "ProductUpdate", ({ tx, params, id }) => {
    onlyServed(params, [...SERVED, "default_price"]);
    const before = tx.get("product", id);
    if (params.default_price) tx.get("price", params.default_price, "default_price");
    const { metadata, description, images, unit_label, url, expand: _expand, ...plain } = params;
    const after: Product = {
      ...before,
      ...plain,
      ...(description !== undefined && { description: description || null }),
      ...(images !== undefined && { images: images || [] }),
      ...(unit_label !== undefined && { unit_label: unit_label || null }),
      ...(url !== undefined && { url: url ? checkUrl(url, "url") : null }),
      metadata: mergeMetadata(before.metadata, metadata),
      updated: tx.now(),
    };
    tx.emit("product.updated", after, before);
    return tx.put("product", after);
  });
}

export interface NewProduct {
  id?: string;
  active: boolean;
  name: string;
  description?: string;
  images?: string[];
  statement_descriptor?: string;
  unit_label?: string;
  url?: string;
  metadata: Record<string, string>;
}

/** Stores a product; the caller emits, as a session's ad-hoc products make no event. */
export function createProduct(tx: Transaction, given: NewProduct): Product {
  const product: Product = make("Product", {
    id: given.id ?? newId("prod"),
    object: "product",
    created: tx.now(),
    updated: tx.now(),
    livemode: false,
    active: given.active,
    name: checkText(given.name, 250, "name"),
    description: given.description ?? null,
    images: given.images ?? [],
    metadata: given.metadata,
    statement_descriptor: given.statement_descriptor ?? null,
    unit_label: given.unit_label ?? null,
    url: given.url === undefined ? null : checkUrl(given.url, "url"),
    type: "service",
    default_price: null,
    tax_code: null,
  });
  return tx.put("product", product);
}
