import type { Api } from "../wire/api";
import { checkExclusive, onlyServed } from "../wire/checks";
import { page } from "../wire/list";

/** @param undelivered gives the ids of the events that the product has not taken. */
export function events(api: Api, undelivered: () => ReadonlySet<string>): void {
  api.get("/v1/events", "EventList", ({ tx, params, path }) => {
    onlyServed(params, ["type", "types", "delivery_success", "created", "limit", "starting_after", "ending_before", "expand"]);
    checkExclusive(params, ["type", "types"]);
    const waiting = params.delivery_success === undefined ? undefined : undelivered();
    const matching = tx.all("event").filter(
      ({ id, type }) =>
        (params.type === undefined || matches(type, params.type)) &&
        (params.types === undefined || params.types.some((wanted) => matches(type, wanted))) &&
        (waiting === undefined || waiting.has(id) !== params.delivery_success),
    );
    return page("event", matching, params, path);
  });

  api.get("/v1/events/:id", "Retrieve", ({ tx, id }) => tx.get("event", id));
}

/** `charge.*` stands for all events of charges. */
function matches(type: string, wanted: string): boolean {
  return wanted.endsWith("*") ? type.startsWith(wanted.slice(0, -1)) : type === wanted;
}
