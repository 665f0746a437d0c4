import { filesOf, type BeatAssets, type FileType, type TierType } from "../../lib/domain/beatTiers";
import { losslessOf } from "../../lib/domain/limits";
import { slugify } from "../../lib/domain/slugs";
import type { Doc, Id } from "../_generated/dataModel";
import type { QueryCtx } from "../_generated/server";

export type Deliverable = { fileType: FileType; fileId: Id<"files">; filename: string; sha256: string | null };

/** Which classes of file a beat has to deliver. */
export function assetsOf(beat: Doc<"beats">): BeatAssets {
  return { master: losslessOf(beat.audio?.container ?? null), mp3: beat.mp3FileId !== null, stems: false, trackouts: false };
}

/** The very files a tier delivers for a beat now. */
export async function deliverablesFor(ctx: QueryCtx, beat: Doc<"beats">, tier: TierType): Promise<Deliverable[]> {
  const base = slugify(beat.title) || "beat";
  const files: Deliverable[] = [];
  for (const fileType of filesOf(tier, assetsOf(beat))) {
    const fileId = fileType === "mp3" ? beat.mp3FileId : beat.masterFileId;
    const file = fileId === null ? null : await ctx.db.get(fileId);
    if (file === null || file.state !== "ready") continue;
    files.push({ fileType, fileId: file._id, filename: `${base}.${fileType}`, sha256: file.sha256 });
  }
  return files;
}
