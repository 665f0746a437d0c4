import type { Infer } from "convex/values";
import type { Id } from "../_generated/dataModel";
import type { MutationCtx } from "../_generated/server";
import { fail } from "../errors";
import { keepGenerated } from "../files/keepGenerated";
import type { vRendered } from "../platform/workKinds";
import { contractFilename } from "./contracts";

/** Keeps a contract's first rendering for good; a later one is thrown away. */
export async function applyRenderedContract(ctx: MutationCtx, args: { licenseId: Id<"licenses"> }, made: Infer<typeof vRendered>): Promise<void> {
  const license = (await ctx.db.get(args.licenseId)) ?? fail("not_found", "There is no such licence.");
  if (license.pdf !== null) {
    await ctx.storage.delete(made.storageId);
    return;
  }
  const fileId = await keepGenerated(ctx, {
    ownerId: license.buyerId,
    purpose: "contract",
    name: contractFilename(license.snapshot),
    contentType: "application/pdf",
    ...made,
  });
  await ctx.db.patch(license._id, { pdf: { fileId, sha256: made.sha256 } });
}
