import type { PaginationOptions } from "convex/server";
import type { Infer } from "convex/values";
import { previewAddress, storeReader } from "../beats/beatCard";
import type { Doc } from "../_generated/dataModel";
import type { QueryCtx } from "../_generated/server";
import { filesOfLine } from "../entitlements/deliverables";
import type { UserQueryCtx } from "../functions";
import { bounded } from "../platform/bounded";
import { reviewBy } from "../reviews/standing";
import { upgradesOf } from "./upgradeOffers";
import type { vLibraryRow } from "./validators";

/** What the caller has bought, newest first. A refunded licence stays as a record, without files. */
export async function libraryOf(ctx: UserQueryCtx, paginationOpts: PaginationOptions) {
  const storeOf = storeReader(ctx);
  const result = await ctx.db
    .query("licenses")
    .withIndex("by_buyer", (q) => q.eq("buyerId", ctx.user._id))
    .order("desc")
    .paginate(bounded(paginationOpts));
  const page = await Promise.all(result.page.map(async (license) => await row(ctx, license, storeOf)));
  return { ...result, page };
}

async function row(ctx: QueryCtx, license: Doc<"licenses">, storeOf: ReturnType<typeof storeReader>): Promise<Infer<typeof vLibraryRow>> {
  const { snapshot } = license;
  const beat = await ctx.db.get(license.beatId);
  return {
    licenseId: license._id,
    lineId: license.lineId,
    verifyId: license.verifyId,
    status: license.status,
    tierName: snapshot.tier.name,
    beat: {
      beatId: license.beatId,
      slug: beat?.slug ?? "",
      title: snapshot.beat.title,
      store: await storeOf(license.storeId),
      genre: beat?.genre ?? "other",
      bpm: beat?.bpm ?? null,
      key: beat?.key ?? null,
      durationMs: beat?.audio?.durationMs ?? 0,
      preview: beat === null ? null : previewAddress(beat),
      peaks: beat?.audio?.peaks ?? [],
    },
    files: await filesOfLine(ctx, license.lineId),
    contractReady: license.pdf !== null,
    purchasedAt: license.issuedAt,
    amount: snapshot.price.amount,
    currency: snapshot.price.currency,
    upgrades: await upgradesOf(ctx, license, beat),
    reviewed: (await reviewBy(ctx, license.buyerId, license.beatId)) !== null,
  };
}
