import type { Infer } from "convex/values";
import { CART } from "../../lib/domain/cartBounds";
import { fail } from "../errors";
import type { UserMutationCtx } from "../functions";
import { spend } from "../platform/slidingWindow";
import type { Wish } from "../commerce/kinds/severalLicenses";
import { lineOf, linesOfCart } from "./lines";
import type { vLooseWish } from "./validators";

/**
 * Puts licences into the caller's cart, each beat once: the licence named last counts. Doing it again changes nothing, so a
 * cart that was filled before signing in may be brought along more than once. Names of no beat are passed over.
 * Returns the whole cart. Errors: `conflict` when it is full.
 */
export async function putLines(ctx: UserMutationCtx, wishes: readonly Infer<typeof vLooseWish>[]): Promise<Wish[]> {
  const { user } = ctx;
  await spend(ctx, "changeCart", user._id);
  if (wishes.length > CART.rows) fail("invalid_request", `A cart holds ${CART.rows} beats.`);
  let room = CART.rows - (await linesOfCart(ctx, user._id)).length;
  for (const { beatId: id, tierType } of wishes) {
    const beatId = ctx.db.normalizeId("beats", id);
    const beat = beatId === null ? null : await ctx.db.get(beatId);
    if (beat === null || beat.status === "draft") continue;
    const known = await lineOf(ctx, user._id, beat._id);
    if (known !== null) {
      await ctx.db.patch(known._id, { tierType });
      continue;
    }
    if (room === 0) fail("conflict", `Your cart is full: it holds ${CART.rows} beats. Buy some of them, or take some out.`);
    room -= 1;
    await ctx.db.insert("cartLines", { userId: user._id, beatId: beat._id, tierType });
  }
  return await linesOfCart(ctx, user._id);
}
