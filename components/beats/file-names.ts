import type { FileType } from "@/lib/domain/beatTiers";

/** "MP3, WAV, Stems (14 files)" */
export function fileWords({ files, trackCounts }: { files: readonly FileType[]; trackCounts: { stems?: number; trackouts?: number } }): string {
  const counts: Partial<Record<FileType, number>> = trackCounts;
  return files.map((file) => (counts[file] === undefined ? FILE_NAMES[file] : `${FILE_NAMES[file]} (${counts[file]} ${counts[file] === 1 ? "file" : "files"})`)).join(", ");
}

/** Kinds of file as people call them. */
export const FILE_NAMES: Record<FileType, string> = {
  mp3: "MP3",
  wav: "WAV",
  aiff: "AIFF",
  flac: "FLAC",
  stems: "Stems",
  trackouts: "Trackouts",
};
