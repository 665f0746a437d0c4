import type { Doc } from "../_generated/dataModel";
import type { MutationCtx } from "../_generated/server";
import { suspendEntitlements } from "../entitlements/grant";
import { licenseOfLine } from "./licenses";

/** Freezes what an order delivered while its payment is in doubt, or thaws it. What was taken back or replaced stays so. */
export async function holdBack(ctx: MutationCtx, lines: Doc<"orderLines">[], frozen: boolean): Promise<void> {
  const [from, to] = frozen ? (["active", "disputed"] as const) : (["disputed", "active"] as const);
  for (const line of lines) {
    await suspendEntitlements(ctx, line._id, frozen);
    const license = await licenseOfLine(ctx, line._id);
    if (license?.status === from) await ctx.db.patch(license._id, { status: to });
  }
}
