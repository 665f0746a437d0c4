import { TIER_TEMPLATES, termsOf, type TierType } from "../../../lib/domain/beatTiers";
import { feeBpsOf } from "../../../lib/domain/plans";
import type { Doc, Id } from "../../_generated/dataModel";
import type { QueryCtx } from "../../_generated/server";
import { assetsOf, deliverablesFor } from "../../beats/beatFiles";
import { revokeEntitlements } from "../../entitlements/grant";
import { fail } from "../../errors";
import { closeOtherOrders } from "../closeOtherOrders";
import { beatResource, exclusiveHolder, placeHold } from "../holds";
import { issueLicense } from "../issueLicense";
import { licenseOfLine, ownedTier } from "../licenses";
import { productKind } from "./productKind";

/** A licence on a beat, in one of its tiers. The exclusive one takes the beat off the market. */
export const beatLicense = productKind({
  kind: "beat_license",

  async quote(ctx, { beatId, tierType }, buyer) {
    const { beat, store, price } = await offer(ctx, beatId, tierType);
    if (beat.ownerId === buyer._id) fail("forbidden", "This beat is your own.");
    const owned = await ownedTier(ctx, buyer._id, beatId, tierType);
    if (owned?.status === "disputed") fail("conflict", "You have this licence, and your bank disputes its payment. It cannot be bought again until the bank has decided.");
    if (owned !== null) fail("already_owned", "You already have this licence. It is in your library.");
    const { name, exclusive } = TIER_TEMPLATES[tierType];
    const resource = beatResource(beatId);
    if (exclusive && (await exclusiveHolder(ctx, resource, buyer._id)) !== null) {
      fail("reserved", "Somebody else is just buying this exclusive. It is free again if they do not pay within the hour.");
    }
    const files = await deliverablesFor(ctx, beat, tierType);
    if (files.length === 0) fail("unavailable", "This beat has no files to deliver at the moment.");
    return {
      itemKey: `beat_license/${beatId}/${tierType}`,
      resource,
      exclusive,
      currency: beat.currency,
      cancelPath: `/checkout/cancel?beat=${beat.slug}`,
      lines: [
        {
          sellerId: beat.ownerId,
          storeId: store._id,
          title: `${beat.title}: ${name}`,
          description: `${name} on “${beat.title}” by ${store.name}`,
          unitAmount: price,
          quantity: 1,
          feeBps: feeBpsOf(store.plan),
          detail: {
            kind: "beat_license",
            beatId,
            beatSlug: beat.slug,
            beatTitle: beat.title,
            tierType,
            tierName: name,
            terms: termsOf(tierType, assetsOf(beat)),
            producerName: store.name,
            storeSlug: store.slug,
            governingLaw: store.governingLaw,
            files,
          },
        },
      ],
    };
  },

  async hold(ctx, quote, order) {
    await placeHold(ctx, order, quote.resource, quote.exclusive);
  },

  async fulfil(ctx, line, detail, order) {
    const beat = await ctx.db.get(detail.beatId);
    if (beat === null) return { delivered: false, reason: "The beat no longer exists." };
    if (beat.status === "sold") return { delivered: false, reason: "Somebody else bought the exclusive rights first." };
    if ((await ownedTier(ctx, order.buyerId, beat._id, detail.tierType)) !== null) {
      return { delivered: false, reason: "You already had this licence." };
    }
    const licenseId = await issueLicense(ctx, line, detail, order);
    if (detail.terms.exclusive) {
      await ctx.db.patch(beat._id, { status: "sold", soldBy: licenseId });
      await closeOtherOrders(ctx, order);
    }
    return { delivered: true };
  },

  async revoke(ctx, line, detail, why) {
    await revokeEntitlements(ctx, line._id);
    const license = await licenseOfLine(ctx, line._id);
    if (license === null) return;
    await ctx.db.patch(license._id, { status: why });
    const beat = await ctx.db.get(detail.beatId);
    // Back to draft rather than to the shelf: whether to sell it again is the creator's decision.
    if (beat?.soldBy === license._id) await ctx.db.patch(beat._id, { status: "draft", soldBy: null });
  },
});

/** A beat on sale with its store and the price of one enabled tier. */
async function offer(
  ctx: QueryCtx,
  beatId: Id<"beats">,
  tierType: TierType,
): Promise<{ beat: Doc<"beats">; store: Doc<"stores">; price: number }> {
  const beat = await ctx.db.get(beatId);
  const store = beat === null ? null : await ctx.db.get(beat.storeId);
  if (beat === null || store === null || beat.status === "draft") fail("not_found", "There is no such beat.");
  if (beat.status === "sold") fail("sold", "This beat was sold exclusively.");
  const tier = beat.tiers.find((setting) => setting.tierType === tierType && setting.enabled);
  if (tier === undefined) fail("unavailable", "This licence is not on offer for this beat.");
  return { beat, store, price: tier.price };
}
