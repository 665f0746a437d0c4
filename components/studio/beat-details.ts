import { BPM_BOUNDS, TEXT_LIMITS } from "@/lib/domain/limits";
import type { Genre, Mood, MusicalKey } from "@/lib/domain/taxonomy";
import { detailProblemWords as words } from "@/strings/beatForm";

/** What the form holds: text as typed, so that nothing a person writes is lost to parsing. */
export interface BeatDetails {
  title: string;
  description: string;
  genre: Genre | "";
  bpm: string;
  key: MusicalKey | "";
  moods: Mood[];
  tags: string;
}
export const EMPTY_DETAILS: BeatDetails = { title: "", description: "", genre: "", bpm: "", key: "", moods: [], tags: "" };

/** "808, Dark , dark" → ["808", "dark"] */
export function parseTags(text: string): string[] {
  return [...new Set(text.split(",").map((tag) => tag.trim().toLowerCase()).filter(Boolean))];
}

/** The problems of a form in words, by field; empty when it can be saved. */
export function detailProblems(details: BeatDetails): Partial<Record<keyof BeatDetails, string>> {
  const problems: Partial<Record<keyof BeatDetails, string>> = {};
  if (details.title.trim() === "") problems.title = words.title;
  if (details.genre === "") problems.genre = words.genre;
  const bpm = Number(details.bpm);
  if (details.bpm.trim() !== "" && (!Number.isInteger(bpm) || bpm < BPM_BOUNDS.min || bpm > BPM_BOUNDS.max)) problems.bpm = words.bpm(BPM_BOUNDS);
  const tags = parseTags(details.tags);
  if (tags.length > TEXT_LIMITS.tagCount) problems.tags = words.tagCount(TEXT_LIMITS.tagCount);
  else if (tags.some((tag) => tag.length > TEXT_LIMITS.tag)) problems.tags = words.tagLength(TEXT_LIMITS.tag);
  return problems;
}

/** "my_beat-FINAL (2).wav" → "my beat FINAL (2)": a first title from the file's name. */
export function titleFromFile(name: string): string {
  return name.replace(/\.[a-z0-9]+$/i, "").replace(/[_-]+/g, " ").replace(/\s+/g, " ").trim().slice(0, TEXT_LIMITS.beatTitle);
}

/** The form's content as the functions take it; null while a required choice is missing. */
export function toBeatFields(details: BeatDetails) {
  if (details.genre === "") return null;
  return {
    title: details.title.trim(),
    description: details.description.trim(),
    genre: details.genre,
    bpm: details.bpm.trim() === "" ? null : Number(details.bpm),
    key: details.key === "" ? null : details.key,
    moods: details.moods,
    tags: parseTags(details.tags),
  };
}
