import { isHigherTier } from "../../../lib/domain/beatTiers";
import { upgradePrice, widened } from "../../../lib/domain/upgrades";
import type { Doc, Id } from "../../_generated/dataModel";
import type { QueryCtx } from "../../_generated/server";
import type { Deliverable } from "../../beats/beatFiles";
import { liveRights } from "../../entitlements/deliverables";
import { fail } from "../../errors";
import { endLicense } from "../endLicense";
import { bestLicense } from "../licenses";
import { paidNet } from "../paidNet";
import { baseProblem } from "../upgradeBase";
import { agreedOff, beatOffer, beatQuote } from "./beatOffer";
import { deliverLicense } from "./deliverLicense";
import { productKind } from "./productKind";

/** A larger licence on a beat, for the difference, in the place of the one its buyer holds. */
export const beatUpgrade = productKind({
  kind: "beat_upgrade",

  async quote(ctx, { licenseId, tierType }, buyer) {
    const base = await ownBase(ctx, licenseId, buyer);
    if (!isHigherTier(tierType, base.tierType)) fail("already_owned", "Your licence gives you all of this already. It is in your library.");
    const offer = await beatOffer(ctx, base.beatId, tierType, buyer);
    const { beat, store, name, price, listPrice, detail } = offer;
    const paid = await paidNet(ctx, base);
    const { snapshot, verifyId, hash } = base;
    if (snapshot.price.currency !== beat.currency) fail("unavailable", "This beat is sold in another currency now, so there is no difference to pay.");
    return beatQuote(offer, `beat_upgrade/${licenseId}/${tierType}`, {
      title: `${beat.title}: upgrade to ${name}`,
      description: `Upgrade from ${snapshot.tier.name} to ${name} on “${beat.title}” by ${store.name}`,
      unitAmount: upgradePrice(price, paid),
      ...agreedOff(offer, upgradePrice(listPrice, paid), upgradePrice(price, paid)),
      detail: {
        ...detail,
        kind: "beat_upgrade",
        terms: widened(detail.terms, snapshot.terms),
        files: [...detail.files, ...(await keptFiles(ctx, base, detail.files))],
        base: { licenseId, verifyId, hash, tierName: snapshot.tier.name, orderNumber: snapshot.orderNumber, paid },
      },
    });
  },

  async fulfil(ctx, line, detail, order) {
    const delivery = await baseProblem(ctx, detail.base, order.buyerId);
    if (delivery !== null) return { delivered: false, reason: delivery };
    return await deliverLicense(ctx, line, detail, order);
  },

  async revoke(ctx, line, _detail, why) {
    await endLicense(ctx, line, why);
  },
});

/** The buyer's licence to start from. Somebody else's does not exist; one that is over, or not their largest, is no start. */
async function ownBase(ctx: QueryCtx, licenseId: Id<"licenses">, buyer: Doc<"users">): Promise<Doc<"licenses">> {
  const base = await ctx.db.get(licenseId);
  if (base === null || base.buyerId !== buyer._id) fail("not_found", "There is no such licence of yours.");
  if (base.status === "superseded") fail("conflict", "This licence was upgraded already. The larger one is in your library.");
  if (base.status === "disputed") fail("conflict", "Your bank disputes a payment for this licence. It can be upgraded once that is settled.");
  if (base.status !== "active") fail("conflict", "This licence is no longer in force, so it cannot be upgraded.");
  const best = await bestLicense(ctx, buyer._id, base.beatId);
  if (best !== null && best._id !== licenseId) fail("conflict", `You hold a larger licence on this beat: upgrade your ${best.snapshot.tier.name.toLowerCase()}.`);
  if ((await ctx.db.get(base.orderId))?.refundRequest) fail("conflict", "This licence is just being refunded, so it cannot be upgraded.");
  return base;
}

/** Files of a class that the tier no longer delivers but the buyer has: they come along. */
async function keptFiles(ctx: QueryCtx, base: Doc<"licenses">, offered: Deliverable[]): Promise<Deliverable[]> {
  const missing = (await liveRights(ctx, base.lineId)).filter((right) => offered.every((file) => file.fileType !== right.fileType));
  return await Promise.all(
    missing.map(async ({ fileType, fileId, filename }) => ({ fileType, fileId, filename, sha256: (await ctx.db.get(fileId))?.sha256 ?? null })),
  );
}
