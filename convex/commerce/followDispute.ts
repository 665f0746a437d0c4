import type { Doc } from "../_generated/dataModel";
import type { MutationCtx, QueryCtx } from "../_generated/server";
import { suspendEntitlements } from "../entitlements/grant";
import { changeLicense } from "./licenseStatus";

/**
 * Freezes a licence while a bank decides over a payment it rests on, or thaws it, and does the same to what grew out of it.
 * What was taken back stays so; what was replaced stays replaced, and its leftover files freeze.
 */
export async function followDispute(ctx: MutationCtx, license: Doc<"licenses">): Promise<void> {
  const frozen = await restsOnDispute(ctx, license);
  await suspendEntitlements(ctx, license.lineId, frozen);
  if (frozen && license.status === "active") await changeLicense(ctx, license, { status: "disputed" });
  if (!frozen && license.status === "disputed") await changeLicense(ctx, license, { status: "active" });
  const upgrade = license.supersededBy === undefined ? null : await ctx.db.get(license.supersededBy);
  if (upgrade !== null) await followDispute(ctx, upgrade);
}

/** Whether a bank disputes the payment for a licence, or for one it grew out of. */
export async function restsOnDispute(ctx: QueryCtx, license: Doc<"licenses">): Promise<boolean> {
  const order = await ctx.db.get(license.orderId);
  if (order?.dispute === "open") return true;
  const before = license.supersedes === undefined ? null : await ctx.db.get(license.supersedes);
  return before !== null && (await restsOnDispute(ctx, before));
}
