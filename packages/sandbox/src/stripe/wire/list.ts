import type { RangeFilter } from "./range";
import { inRange } from "./range";
import { noSuch, StripeError } from "./errors";

export interface ApiList<T> {
  object: "list";
  data: T[];
  has_more: boolean;
  url: string;
}

export interface PageParams {
  limit?: number;
  starting_after?: string;
  ending_before?: string;
  created?: RangeFilter;
}

/**
 * One page, newest first, as every list of Stripe's.
 * @param items oldest first, already filtered by everything but `created`.
 * @throws StripeError when `limit` is not in 1–100 or a cursor names nothing in the list.
 */
export function page<T extends { id: string; created?: number }>(
  kind: string,
  items: readonly T[],
  params: PageParams,
  url: string,
): ApiList<T> {
  const limit = params.limit ?? 10;
  checkLimit(limit);
  const { starting_after: after, ending_before: before } = params;
  if (after !== undefined && before !== undefined) {
    throw new StripeError("Received both ending_before and starting_after parameters. Please pass in only one.");
  }
  const newestFirst = items.filter((item) => inRange(item.created ?? 0, params.created)).reverse();
  const position = (id: string, param: string) => {
    const index = newestFirst.findIndex((item) => item.id === id);
    if (index < 0) throw noSuch(kind, id, param);
    return index;
  };
  if (before !== undefined) {
    const end = position(before, "ending_before");
    const start = Math.max(0, end - limit);
    return { object: "list", data: newestFirst.slice(start, end), has_more: start > 0, url };
  }
  const start = after === undefined ? 0 : position(after, "starting_after") + 1;
  return {
    object: "list",
    data: newestFirst.slice(start, start + limit),
    has_more: newestFirst.length > start + limit,
    url,
  };
}

function checkLimit(limit: number): void {
  if (limit >= 1 && limit <= 100) return;
  const bound = limit < 1 ? "greater than or equal to 1" : "less than or equal to 100";
  throw new StripeError(`This value must be ${bound}.`, { code: "parameter_invalid_integer", param: "limit" });
}
