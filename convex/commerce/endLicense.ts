import type { Doc } from "../_generated/dataModel";
import type { MutationCtx } from "../_generated/server";
import { revokeEntitlements } from "../entitlements/grant";
import { endUpgradeCheckouts } from "./endUpgradeCheckouts";
import { licenseOfLine } from "./licenses";
import { changeLicense } from "./licenseStatus";
import { returnUpgrade } from "./returnUpgrade";
import { restoreBase } from "./supersede";

type Why = "refunded" | "revoked";

/**
 * Ends the licence of a line that was paid back or withdrawn. What was built upon it falls with it and is paid back; what it
 * was built upon is in force again. So refunds of a chain of upgrades end in the same state in whatever order they arrive.
 */
export async function endLicense(ctx: MutationCtx, line: Doc<"orderLines">, why: Why): Promise<void> {
  const license = await licenseOfLine(ctx, line._id);
  if (license === null) return;
  await withdraw(ctx, license, why);
  await fellUpgrades(ctx, license, why);
  await restoreBase(ctx, license);
}

async function fellUpgrades(ctx: MutationCtx, base: Doc<"licenses">, why: Why): Promise<void> {
  const upgrade = base.supersededBy === undefined ? null : await ctx.db.get(base.supersededBy);
  // One that fell before is being paid back already.
  if (upgrade === null || upgrade.status === "refunded" || upgrade.status === "revoked") return;
  await fellUpgrades(ctx, upgrade, why);
  const paidBack = await returnUpgrade(ctx, upgrade);
  // Until its own money is back, the upgrade is withdrawn rather than refunded.
  await withdraw(ctx, upgrade, paidBack ? why : "revoked");
}

async function withdraw(ctx: MutationCtx, license: Doc<"licenses">, status: Why): Promise<void> {
  await revokeEntitlements(ctx, license.lineId);
  await changeLicense(ctx, license, { status });
  await endUpgradeCheckouts(ctx, license);
  const beat = await ctx.db.get(license.beatId);
  // Back to draft rather than to the shelf: whether to sell it again is the creator's decision.
  if (beat?.soldBy === license._id) await ctx.db.patch(beat._id, { status: "draft", soldBy: null });
}
