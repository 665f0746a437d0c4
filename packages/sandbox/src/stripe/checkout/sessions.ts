import type { CheckoutSession } from "../state/types";
import type { Api } from "../wire/api";
import { mergeMetadata, onlyServed } from "../wire/checks";
import { page } from "../wire/list";
import { createSession } from "./create";
import { expireSession } from "./expire";

export function checkoutSessions(api: Api, origin: string): void {
  api.post("/v1/checkout/sessions", "CheckoutSessionCreate", ({ tx, params }) => createSession(tx, params, origin));

  api.get("/v1/checkout/sessions", "CheckoutSessionList", ({ tx, params, path }) => {
    const served = ["payment_intent", "customer", "customer_details", "status", "created", "limit", "starting_after", "ending_before", "expand"];
    onlyServed(params, served);
    const matching = tx.all("checkout.session").filter(
      (session) =>
        (params.payment_intent === undefined || session.payment_intent === params.payment_intent) &&
        (params.customer === undefined || session.customer === params.customer) &&
        (params.status === undefined || session.status === params.status) &&
        (params.customer_details === undefined || session.customer_details?.email === params.customer_details.email),
    );
    return page("checkout.session", matching, params, path);
  });

  api.get("/v1/checkout/sessions/:id", "Retrieve", ({ tx, id }) => tx.get("checkout.session", id));

  api.post("/v1/checkout/sessions/:id", "CheckoutSessionUpdate", ({ tx, params, id }) => {
    onlyServed(params, ["metadata", "expand"]);
    const before = tx.get("checkout.session", id);
    const after: CheckoutSession = { ...before, metadata: mergeMetadata(before.metadata ?? {}, params.metadata) };
    return tx.put("checkout.session", after);
  });

  api.post("/v1/checkout/sessions/:id/expire", "Retrieve", ({ tx, id }) => expireSession(tx, tx.get("checkout.session", id)));

  api.get("/v1/checkout/sessions/:id/line_items", "LineItemList", ({ tx, params, id, path }) => {
    onlyServed(params, ["limit", "starting_after", "ending_before", "expand"]);
    tx.get("checkout.session", id);
    const items = tx.find("session_plan", id)?.items ?? [];
    // The order of the lines is the order in which they were given; `page` turns lists round.
    return page("item", items.toReversed(), params, path);
  });
}
