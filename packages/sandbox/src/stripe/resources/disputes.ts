import { acceptDispute, updateDispute } from "../disputes/respond";
import type { Api } from "../wire/api";
import { onlyServed } from "../wire/checks";
import { page } from "../wire/list";

export function disputes(api: Api): void {
  api.get("/v1/disputes", "DisputeList", ({ tx, params, path }) => {
    onlyServed(params, ["charge", "payment_intent", "created", "limit", "starting_after", "ending_before", "expand"]);
    const matching = tx.all("dispute").filter(
      (dispute) =>
        (params.charge === undefined || dispute.charge === params.charge) &&
        (params.payment_intent === undefined || dispute.payment_intent === params.payment_intent),
    );
    return page("dispute", matching, params, path);
  });
  api.get("/v1/disputes/:id", "Retrieve", ({ tx, id }) => tx.get("dispute", id));
  api.post("/v1/disputes/:id", "DisputeUpdate", ({ tx, params, id }) => updateDispute(tx, tx.get("dispute", id), params));
  api.post("/v1/disputes/:id/close", "Retrieve", ({ tx, id }) => acceptDispute(tx, tx.get("dispute", id)));
}
