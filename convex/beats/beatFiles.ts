import { ARCHIVE_KINDS, filesOf, type ArchiveKind, type BeatAssets, type FileType, type TierType } from "../../lib/domain/beatTiers";
import { losslessOf } from "../../lib/domain/limits";
import { slugify } from "../../lib/domain/slugs";
import type { Doc, Id } from "../_generated/dataModel";
import type { QueryCtx } from "../_generated/server";

export type Deliverable = { fileType: FileType; fileId: Id<"files">; filename: string; sha256: string | null };

/** Which classes of file a beat has to deliver. */
export function assetsOf(beat: Doc<"beats">): BeatAssets {
  return { master: losslessOf(beat.audio?.container ?? null), mp3: beat.mp3FileId !== null, stems: beat.archives?.stems !== undefined, trackouts: beat.archives?.trackouts !== undefined };
}

/** The very files a tier delivers for a beat now. */
export async function deliverablesFor(ctx: QueryCtx, beat: Doc<"beats">, tier: TierType): Promise<Deliverable[]> {
  const base = slugify(beat.title) || "beat";
  const files: Deliverable[] = [];
  for (const fileType of filesOf(tier, assetsOf(beat))) {
    const fileId = fileIdOf(beat, fileType);
    const file = fileId === null ? null : await ctx.db.get(fileId);
    if (file === null || file.state !== "ready") continue;
    files.push({ fileType, fileId: file._id, filename: isArchive(fileType) ? `${base}-${fileType}.zip` : `${base}.${fileType}`, sha256: file.sha256 });
  }
  return files;
}

/** How many sound files the ZIPs that a tier delivers hold. */
export function trackCounts(beat: Doc<"beats">, files: FileType[]): Partial<Record<ArchiveKind, number>> {
  const held = ARCHIVE_KINDS.filter((kind) => files.includes(kind)).flatMap((kind) => {
    const archive = beat.archives?.[kind];
    return archive === undefined ? [] : [[kind, archive.tracks] as const];
  });
  return Object.fromEntries(held);
}

function fileIdOf(beat: Doc<"beats">, fileType: FileType): Id<"files"> | null {
  if (fileType === "mp3") return beat.mp3FileId;
  return isArchive(fileType) ? (beat.archives?.[fileType]?.fileId ?? null) : beat.masterFileId;
}

function isArchive(fileType: FileType): fileType is ArchiveKind {
  return ARCHIVE_KINDS.some((kind) => kind === fileType);
}
