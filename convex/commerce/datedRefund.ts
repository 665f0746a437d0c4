import type { Doc } from "../_generated/dataModel";

export type DatedRefund = Doc<"refunds"> & { madeAt: number; failedAt: number | null };

/** A refund with its times. Older ones were kept without: made when we heard of them, and none was known to fail. */
export function datedRefund(refund: Doc<"refunds">): DatedRefund {
  return { ...refund, madeAt: refund.madeAt ?? Math.floor(refund._creationTime / 1000), failedAt: refund.failedAt ?? null };
}
