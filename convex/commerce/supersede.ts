import type { Doc, Id } from "../_generated/dataModel";
import type { MutationCtx } from "../_generated/server";
import { followDispute } from "./followDispute";
import { changeLicense } from "./licenseStatus";
import { restoreEntitlements, revokeEntitlementsTo } from "../entitlements/grant";

/**
 * Puts a larger licence in the place of a smaller one. Rights to files that the larger one grants too move to it; a file it
 * does not grant, such as a master that was replaced since, stays with the smaller one: no right is lost, none is doubled.
 */
export async function supersede(ctx: MutationCtx, baseId: Id<"licenses">, licenseId: Id<"licenses">, files: { fileId: Id<"files"> }[]): Promise<void> {
  const base = await ctx.db.get(baseId);
  if (base === null) return;
  await revokeEntitlementsTo(ctx, base.lineId, files.map(({ fileId }) => fileId));
  await changeLicense(ctx, base, { status: "superseded", supersededBy: licenseId });
}

/** Puts back into force what a licence had taken the place of, unless that ended by itself. */
export async function restoreBase(ctx: MutationCtx, license: Doc<"licenses">): Promise<void> {
  const base = license.supersedes === undefined ? null : await ctx.db.get(license.supersedes);
  if (base === null || base.status !== "superseded" || base.supersededBy !== license._id) return;
  await changeLicense(ctx, base, { status: "active", supersededBy: undefined });
  await restoreEntitlements(ctx, base.lineId);
  // Its own payment may be in doubt by now.
  const restored = await ctx.db.get(base._id);
  if (restored !== null) await followDispute(ctx, restored);
}
