import type { CreatorQueryCtx } from "../functions";
import { imageAddress, readStorefront } from "./storefront";

/** The caller's store as its editor shows it. */
export async function storeForEdit(ctx: CreatorQueryCtx) {
  const { store } = ctx;
  const { accent, sections, links, featuredBeatId, avatarFileId, bannerFileId, version } = await readStorefront(ctx, store._id);
  const { name, slug, bio } = store;
  return { name, slug, bio, accent, sections, links, avatar: imageAddress(avatarFileId), banner: imageAddress(bannerFileId), featuredBeatId, version };
}
