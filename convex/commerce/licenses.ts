import { isHigherTier, type TierType } from "../../lib/domain/beatTiers";
import type { Doc, Id } from "../_generated/dataModel";
import type { QueryCtx } from "../_generated/server";
import { fail } from "../errors";
import type { UserQueryCtx } from "../functions";

/** More live licences on one beat than tiers exist, one buyer cannot have. */
const FEW = 20;

/** The buyer's largest licence on a beat that is live, or that will be live again when a bank decides so. */
export async function bestLicense(ctx: QueryCtx, buyerId: Id<"users">, beatId: Id<"beats">): Promise<Doc<"licenses"> | null> {
  let best: Doc<"licenses"> | null = null;
  for (const status of ["active", "disputed"] as const) {
    const owned = await ctx.db
      .query("licenses")
      .withIndex("by_buyer_beat", (q) => q.eq("buyerId", buyerId).eq("beatId", beatId).eq("status", status))
      .take(FEW);
    for (const license of owned) if (best === null || isHigherTier(license.tierType, best.tierType)) best = license;
  }
  return best;
}

/** A licence of the buyer's, live or disputed, that gives everything this tier does: of the same tier, or of a higher one. */
export async function coveringLicense(ctx: QueryCtx, buyerId: Id<"users">, beatId: Id<"beats">, tier: TierType): Promise<Doc<"licenses"> | null> {
  const best = await bestLicense(ctx, buyerId, beatId);
  return best === null || isHigherTier(tier, best.tierType) ? null : best;
}

/** The licence an order line turned into. */
export async function licenseOfLine(ctx: QueryCtx, lineId: Id<"orderLines">): Promise<Doc<"licenses"> | null> {
  return await ctx.db
    .query("licenses")
    .withIndex("by_line", (q) => q.eq("lineId", lineId))
    .unique();
}

export type LicenseRef = { licenseId?: string; lineId?: string };

/** Who may see a licence: the one who holds it, or either side of the contract. */
type Party = "buyer" | "either";

/**
 * The caller's own licence by its id or its order line's. Either works and both must agree; somebody else's does not exist.
 * Errors: `invalid_request` without an id, `invalid_id` for what cannot be one, `not_found`.
 */
export async function ownLicense(ctx: Pick<UserQueryCtx, "db" | "user">, ref: LicenseRef, party: Party = "buyer"): Promise<Doc<"licenses">> {
  const { licenseId, lineId } = ref;
  if (licenseId === undefined && lineId === undefined) fail("invalid_request", "Name the licence or the purchase.");
  const byId = licenseId === undefined ? undefined : await ctx.db.get(ctx.db.normalizeId("licenses", licenseId) ?? badId());
  const line = lineId === undefined ? undefined : (ctx.db.normalizeId("orderLines", lineId) ?? badId());
  const byLine =
    line === undefined
      ? undefined
      : await ctx.db
          .query("licenses")
          .withIndex("by_line", (q) => q.eq("lineId", line))
          .unique();
  const license = byId ?? byLine;
  const agree = byId === undefined || byLine === undefined || byId?._id === byLine?._id;
  if (license === undefined || license === null || !agree || !isParty(license, ctx.user, party)) {
    fail("not_found", "There is no such purchase of yours.");
  }
  return license;
}

function isParty(license: Doc<"licenses">, user: Doc<"users">, party: Party): boolean {
  return license.buyerId === user._id || (party === "either" && license.sellerId === user._id);
}

function badId(): never {
  fail("invalid_id", "This is not the id of a purchase.");
}
