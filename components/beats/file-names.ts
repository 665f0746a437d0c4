import type { FileType } from "@/lib/domain/beatTiers";
import { beatFiles } from "@/strings/beats";

/** "MP3, WAV, Stems (14 files)" */
export function fileWords({ files, trackCounts }: { files: readonly FileType[]; trackCounts: { stems?: number; trackouts?: number } }): string {
  const counts: Partial<Record<FileType, number>> = trackCounts;
  return files.map((file) => (counts[file] === undefined ? FILE_NAMES[file] : beatFiles.tracks(FILE_NAMES[file], counts[file]))).join(", ");
}

/** Kinds of file as people call them. */
export const FILE_NAMES: Record<FileType, string> = beatFiles.names;
