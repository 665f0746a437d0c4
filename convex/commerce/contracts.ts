import type { Infer } from "convex/values";
import type { LicenseSnapshot } from "../../lib/domain/licenseTerms";
import { slugify } from "../../lib/domain/slugs";
import type { Id } from "../_generated/dataModel";
import type { QueryCtx } from "../_generated/server";
import { fail } from "../errors";
import type { UserQueryCtx } from "../functions";
import { ownLicense, type LicenseRef } from "./licenses";
import type { vContract, vContractSource } from "./validators";

/** What a contract's PDF is called when it is saved. */
export function contractFilename(snapshot: LicenseSnapshot): string {
  return `${slugify(snapshot.beat.title) || "beat"}-licence-${snapshot.orderNumber}.pdf`;
}

/** A contract of the caller's, bought or sold: its terms at once, its PDF when it is rendered. A refunded licence keeps its record. */
export async function contractOf(ctx: UserQueryCtx, ref: LicenseRef): Promise<Infer<typeof vContract>> {
  const { _id, status, pdf, snapshot } = await ownLicense(ctx, ref, "either");
  return { licenseId: _id, status, ready: pdf !== null, fileId: pdf?.fileId ?? null, filename: contractFilename(snapshot), snapshot };
}

/** What the renderer needs. */
export async function contractSourceOf(ctx: QueryCtx, licenseId: Id<"licenses">): Promise<Infer<typeof vContractSource>> {
  const license = (await ctx.db.get(licenseId)) ?? fail("not_found", "There is no such licence.");
  const { snapshot, hash, verifyId, status, issuedAt } = license;
  return { licenseId, snapshot, hash, verifyId, status, issuedAt, orderNumber: snapshot.orderNumber };
}
