import type { Doc } from "../_generated/dataModel";
import type { MutationCtx } from "../_generated/server";
import { followDispute } from "./followDispute";
import { licenseOfLine } from "./licenses";

/** Freezes what an order delivered, and what grew out of it, while its payment is in doubt, or thaws it: as its dispute now stands. */
export async function holdBack(ctx: MutationCtx, lines: Doc<"orderLines">[]): Promise<void> {
  for (const line of lines) {
    const license = await licenseOfLine(ctx, line._id);
    if (license !== null) await followDispute(ctx, license);
  }
}
