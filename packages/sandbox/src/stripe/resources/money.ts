import { balanceOf } from "../money/balance";
import type { Api } from "../wire/api";
import { onlyServed } from "../wire/checks";
import { noSuch } from "../wire/errors";
import { page } from "../wire/list";

const PAGE = ["created", "limit", "starting_after", "ending_before", "expand"];

/** What there is to read about money: payment intents, methods, charges, the balance and its transactions. */
export function money(api: Api): void {
  api.get("/v1/payment_intents", "PaymentIntentList", ({ tx, params, path }) => {
    onlyServed(params, ["customer", ...PAGE]);
    const matching = tx.all("payment_intent").filter(({ customer }) => params.customer === undefined || customer === params.customer);
    return page("payment_intent", matching, params, path);
  });
  api.get("/v1/payment_intents/:id", "Retrieve", ({ tx, id }) => tx.get("payment_intent", id));
  api.get("/v1/payment_methods/:id", "Retrieve", ({ tx, id }) => tx.get("payment_method", id));

  api.get("/v1/charges", "ChargeList", ({ tx, params, path }) => {
    onlyServed(params, ["customer", "payment_intent", "transfer_group", ...PAGE]);
    const matching = tx.all("charge").filter(
      (charge) =>
        (params.customer === undefined || charge.customer === params.customer) &&
        (params.payment_intent === undefined || charge.payment_intent === params.payment_intent) &&
        (params.transfer_group === undefined || charge.transfer_group === params.transfer_group),
    );
    return page("charge", matching, params, path);
  });
  api.get("/v1/charges/:id", "Retrieve", ({ tx, id }) => tx.get("charge", id));

  api.get("/v1/balance_transactions", "BalanceTransactionList", ({ tx, params, path }) => {
    onlyServed(params, ["currency", "source", "type", "payout", ...PAGE]);
    // Payouts are the product's transfers; until the sandbox makes some, every one that is named is unknown.
    if (params.payout !== undefined) throw noSuch("payout", params.payout, "payout");
    const matching = tx.all("balance_transaction").filter(
      (transaction) =>
        (params.currency === undefined || transaction.currency === params.currency) &&
        (params.source === undefined || transaction.source === params.source) &&
        (params.type === undefined || transaction.type === params.type),
    );
    return page("balance_transaction", matching, params, path);
  });
  api.get("/v1/balance_transactions/:id", "Retrieve", ({ tx, id }) => tx.get("balance_transaction", id));
  api.get("/v1/balance", "Retrieve", ({ tx }) => balanceOf(tx));
}
