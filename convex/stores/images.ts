import { v } from "convex/values";
import { STORE_IMAGE_SLOTS } from "../../lib/domain/storefront";
import { creatorMutation, serviceMutation, serviceQuery } from "../functions";
import { oneOf } from "../platform/validators";
import { askFirst } from "./askFirst";
import { dropStoreImage, keepStoreImage, storeImageOf } from "./storeImage";

const slot = oneOf(STORE_IMAGE_SLOTS);

/** Asks whether the caller may change a picture of their store now; our server asks before it decodes anything. */
export const begin = askFirst("changeStoreImage");

/** Our server has made a picture and put it into storage. `size` in bytes. */
export const keep = serviceMutation({
  args: { storeId: v.id("stores"), slot, storageId: v.id("_storage"), size: v.number() },
  returns: v.object({ url: v.string() }),
  handler: async (ctx, args) => await keepStoreImage(ctx, args),
});

/** Takes a picture of the caller's store away. */
export const drop = creatorMutation({
  args: { slot },
  returns: v.null(),
  handler: async (ctx, { slot }) => {
    await dropStoreImage(ctx, ctx.store._id, slot);
    return null;
  },
});

/** Where our server reads a store's picture from, to stream it on. */
export const read = serviceQuery({
  args: { fileId: v.string() },
  returns: v.union(v.object({ url: v.string(), contentType: v.string(), size: v.number() }), v.null()),
  handler: async (ctx, { fileId }) => await storeImageOf(ctx, fileId),
});
