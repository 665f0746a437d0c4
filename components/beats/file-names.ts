import type { FileType } from "@/lib/domain/beatTiers";

/** Kinds of file as people call them. */
export const FILE_NAMES: Record<FileType, string> = {
  mp3: "MP3",
  wav: "WAV",
  aiff: "AIFF",
  flac: "FLAC",
  stems: "Stems",
  trackouts: "Trackouts",
};
