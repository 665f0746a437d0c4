import type { Infer } from "convex/values";
import { TIER_TEMPLATES, isHigherTier, type TierType } from "../../lib/domain/beatTiers";
import { upgradePrice } from "../../lib/domain/upgrades";
import type { Doc, Id } from "../_generated/dataModel";
import type { QueryCtx } from "../_generated/server";
import type { vTierOffer } from "../beats/validators";
import { bestLicense } from "./licenses";
import { paidNet } from "./paidNet";
import type { vLibraryRow } from "./validators";

type Upgrade = Infer<typeof vLibraryRow>["upgrades"][number];
type Standing = Infer<typeof vTierOffer>["standing"];

/** What a licence can grow into now, cheapest first; nothing for one that is not in force or not its holder's largest. */
export async function upgradesOf(ctx: QueryCtx, license: Doc<"licenses">, beat: Doc<"beats"> | null): Promise<Upgrade[]> {
  if (license.status !== "active" || beat?.status !== "published" || !(await isBest(ctx, license))) return [];
  const paid = await paidNet(ctx, license);
  return beat.tiers
    .filter(({ tierType, enabled }) => enabled && isHigherTier(tierType, license.tierType))
    .map(({ tierType, price }) => ({ tierType, tierName: TIER_TEMPLATES[tierType].name, price: upgradePrice(price, paid), currency: beat.currency }))
    .sort((a, b) => a.price - b.price);
}

async function isBest(ctx: QueryCtx, { _id, buyerId, beatId }: Doc<"licenses">): Promise<boolean> {
  return (await bestLicense(ctx, buyerId, beatId))?._id === _id;
}

/** Tells for each tier of a beat what a viewer's own licence makes of it. */
export async function standings(
  ctx: QueryCtx,
  beatId: Id<"beats">,
  viewerId: Id<"users"> | null,
): Promise<(tierType: TierType, price: number) => Standing> {
  const best = viewerId === null ? null : await bestLicense(ctx, viewerId, beatId);
  if (best === null) return () => null;
  const paid = await paidNet(ctx, best);
  const held = best.snapshot.tier.name;
  return (tierType, price) => {
    if (tierType === best.tierType) return { kind: "owned" };
    if (!isHigherTier(tierType, best.tierType)) return { kind: "covered", by: held };
    // While a bank decides, there is no going up.
    if (best.status === "disputed") return null;
    return { kind: "upgrade", price: upgradePrice(price, paid), from: held, paid };
  };
}
