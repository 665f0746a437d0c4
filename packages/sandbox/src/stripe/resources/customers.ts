import { make } from "../schema/blank";
import { newId } from "../state/ids";
import type { Transaction } from "../state/transaction";
import type { Customer } from "../state/types";
import { checkEmail, mergeMetadata, onlyServed } from "../wire/checks";
import type { Api } from "../wire/api";
import { page } from "../wire/list";

const SERVED = ["email", "name", "phone", "description", "address", "metadata", "expand"];

export function customers(api: Api): void {
  api.post("/v1/customers", "CustomerCreate", ({ tx, params }) => {
    onlyServed(params, SERVED);
    const { email, name, phone, description, address, metadata } = params;
    return createCustomer(tx, {
      email: email === undefined ? null : checkEmail(email, "email"),
      name: name ?? null,
      phone: phone ?? null,
      description: description ?? null,
      address: address ? { ...NO_ADDRESS, ...address } : null,
      metadata: mergeMetadata({}, metadata),
    });
  });

  api.get("/v1/customers", "CustomerList", ({ tx, params, path }) => {
    onlyServed(params, ["email", "created", "limit", "starting_after", "ending_before", "expand"]);
    const matching = tx.all("customer").filter(({ email }) => params.email === undefined || email === params.email);
    return page("customer", matching, params, path);
  });

  api.get("/v1/customers/:id", "Retrieve", ({ tx, id }) => tx.get("customer", id));

  api.post("/v1/customers/:id", "CustomerUpdate", ({ tx, params, id }) => {
    onlyServed(params, SERVED);
    const before = tx.get("customer", id);
    const { email, name, phone, description, address, metadata } = params;
    const after: Customer = {
      ...before,
      ...(email !== undefined && { email: checkEmail(email, "email") }),
      ...(name !== undefined && { name }),
      ...(phone !== undefined && { phone }),
      ...(description !== undefined && { description }),
      ...(address !== undefined && { address: address ? { ...NO_ADDRESS, ...address } : null }),
      metadata: mergeMetadata(before.metadata, metadata),
    };
    tx.emit("customer.updated", after, before);
    return tx.put("customer", after);
  });
}

const NO_ADDRESS = { city: null, country: null, line1: null, line2: null, postal_code: null, state: null };

/** Also what Checkout does when a session asks for a customer. */
export function createCustomer(tx: Transaction, fields: Omit<Customer, "id" | "object" | "created">): Customer {
  const customer: Customer = make("Customer", {
    id: newId("cus"),
    object: "customer",
    created: tx.now(),
    livemode: false,
    currency: null,
    delinquent: false,
    discount: null,
    invoice_prefix: null,
    preferred_locales: [],
    tax_exempt: "none",
    test_clock: null,
    ...fields,
  });
  tx.put("customer", customer);
  tx.emit("customer.created", customer);
  return customer;
}
