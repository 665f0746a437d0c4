import type { UploadPurpose } from "../../lib/domain/limits";
import type { Doc, Id } from "../_generated/dataModel";
import type { MutationCtx } from "../_generated/server";

type Generated = {
  ownerId: Id<"users">;
  purpose: Exclude<Doc<"files">["purpose"], UploadPurpose>;
  name: string;
  contentType: string;
  storageId: Id<"_storage">;
  size: number;
  sha256: string | null;
};

/** Records a file we made and put into Convex storage. */
export async function keepGenerated(ctx: MutationCtx, { storageId, ...file }: Generated): Promise<Id<"files">> {
  return await ctx.db.insert("files", {
    ...file,
    state: "ready",
    storage: { provider: "convex", storageId },
    claimed: true,
  });
}
