import { TEXT_LIMITS } from "../../lib/domain/limits";
import { STORE_LINKS, type StoreLink, storeLinkUrl, wholeSections } from "../../lib/domain/storefront";
import { ownBeat } from "../beats/ownBeat";
import { fail } from "../errors";
import type { CreatorMutationCtx } from "../functions";
import { spend } from "../platform/slidingWindow";
import { cleanText } from "../platform/text";
import { readStorefront, type Storefront, writeStorefront } from "./storefront";

export type StorefrontInput = Pick<Storefront, "accent" | "sections" | "links" | "featuredBeatId" | "version"> & { bio: string };

/** Saves how the caller's store looks. Two windows never overwrite each other: a change names the version it was made from. */
export async function updateStorefront(ctx: CreatorMutationCtx, input: StorefrontInput): Promise<{ version: number }> {
  const { store, user } = ctx;
  const { version } = await readStorefront(ctx, store._id);
  if (version !== input.version) fail("conflict", "Your store was changed in another window. Reload to see it; what you typed here is not saved.", { currentVersion: version });
  await spend(ctx, "changeStore", user._id);
  const bio = cleanText("bio", input.bio, { min: 0, max: TEXT_LIMITS.storeBio });
  if (input.featuredBeatId !== null) await ownBeat(ctx, input.featuredBeatId);
  const { accent, featuredBeatId } = input;
  await writeStorefront(ctx, store._id, { accent, featuredBeatId, sections: wholeSections(input.sections), links: checkLinks(input.links), version: version + 1 });
  if (bio !== store.bio) await ctx.db.patch(store._id, { bio });
  return { version: version + 1 };
}

function checkLinks(links: readonly StoreLink[]): StoreLink[] {
  if (links.length > STORE_LINKS.max) fail("invalid_request", `At most ${STORE_LINKS.max} links.`, [{ field: "links", message: `At most ${STORE_LINKS.max}.` }]);
  return links.map(({ label, url }, at) => {
    const field = `links.${at}.url`;
    const kept = storeLinkUrl(url) ?? fail("invalid_request", "One of the links is not an https address.", [{ field, message: "An https address of a public site." }]);
    return { label: cleanText("link’s words", label, { min: 0, max: STORE_LINKS.label }), url: kept };
  });
}
