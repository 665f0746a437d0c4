import { CHECKOUT } from "../../lib/domain/limits";
import type { Doc } from "../_generated/dataModel";
import type { MutationCtx } from "../_generated/server";
import { holdsOf, type Since } from "./holds";
import type { Claim } from "./kinds/productKind";

/**
 * Hands exclusives on from an order to the one of the same buyer that takes its place and wants them too: letting go of them
 * is no lapse then. Their time goes on counting, or changing a cart again and again would keep others off for good; what is
 * out of time is not handed on. Where the seller changed the price it starts `afresh`.
 */
export async function handOn(ctx: MutationCtx, from: Doc<"orders">, claims: readonly Claim[], afresh: boolean): Promise<Since> {
  const since = new Map<string, number>();
  const wanted = new Set(claims.filter(({ exclusive }) => exclusive).map(({ resource }) => resource));
  for (const hold of await holdsOf(ctx, from._id)) {
    if (hold.state !== "live" || !hold.exclusive || !wanted.has(hold.resource)) continue;
    const began = hold.since ?? hold._creationTime;
    if (!afresh && began + CHECKOUT.sessionMs <= Date.now()) continue;
    await ctx.db.patch(hold._id, { handedOn: true });
    if (!afresh) since.set(hold.resource, began);
  }
  return since;
}
