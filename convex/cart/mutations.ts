import { v } from "convex/values";
import { vWish } from "../commerce/validators";
import { userMutation } from "../functions";
import { leaveCart } from "./lines";
import { putLines } from "./putLines";
import { vLooseWish } from "./validators";

/** Puts licences into the caller's cart, or changes which licence of a beat it holds. Returns the whole cart. */
export const put = userMutation({
  args: { lines: v.array(vLooseWish) },
  returns: v.array(vWish),
  handler: async (ctx, { lines }) => await putLines(ctx, lines),
});

/** Takes a beat out of the caller's cart. One that is not in it is no error. */
export const remove = userMutation({
  args: { beatId: v.string() },
  returns: v.null(),
  handler: async (ctx, { beatId }): Promise<null> => {
    const id = ctx.db.normalizeId("beats", beatId);
    if (id !== null) await leaveCart(ctx, ctx.user._id, id);
    return null;
  },
});
