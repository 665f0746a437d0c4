import type { Doc } from "../_generated/dataModel";

type Request = NonNullable<Doc<"orders">["refundRequest"]>;

/** The refund that somebody asked for and that is not over. Orders from before anybody could ask do not have the field. */
export function refundRequestOf({ refundRequest }: Pick<Doc<"orders">, "refundRequest">): Request | null {
  return refundRequest ?? null;
}
