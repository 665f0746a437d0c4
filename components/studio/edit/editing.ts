import type { FunctionReturnType } from "convex/server";
import type { api } from "@/convex/_generated/api";
import { type BeatDetails, detailProblems, toBeatFields } from "../beat-details";
import { priceProblem } from "../price";
import { type TierDraft, tierDrafts, toTierSettings } from "../tier-drafts";

export type EditableBeat = FunctionReturnType<typeof api.beats.queries.edit>;

/** What the editor holds: everything as typed. */
export interface Editing {
  details: BeatDetails;
  tiers: TierDraft[];
}

/** What the functions hold of it. */
export type BeatWords = Pick<EditableBeat, "title" | "description" | "genre" | "bpm" | "key" | "moods" | "tags" | "tiers">;
export type WordField = keyof BeatWords;
export const WORD_FIELDS = ["title", "genre", "bpm", "key", "moods", "tags", "description", "tiers"] as const satisfies readonly WordField[];

export function wordsOf({ title, description, genre, bpm, key, moods, tags, tiers }: EditableBeat): BeatWords {
  return { title, description, genre, bpm, key, moods, tags, tiers };
}

export function editingOf(words: BeatWords): Editing {
  return {
    details: {
      title: words.title,
      description: words.description,
      genre: words.genre,
      bpm: words.bpm === null ? "" : String(words.bpm),
      key: words.key ?? "",
      moods: words.moods,
      tags: words.tags.join(", "),
    },
    tiers: tierDrafts(words.tiers),
  };
}

/**
 * What can be saved of an editor's content. A field that makes no sense yet (a price half typed, a title wiped out) stays as it
 * was saved last and is named in `held`, so that it holds nothing else up. A beat on sale keeps at least one licence.
 */
export function savable({ details, tiers }: Editing, saved: BeatWords, onSale: boolean): { words: BeatWords; held: WordField[] } {
  const problems = detailProblems(details);
  const held: WordField[] = [];
  const hold = (field: WordField, wrong: boolean) => {
    if (wrong) held.push(field);
    return wrong;
  };
  const typed = toBeatFields(details);
  const enabled = tiers.filter((tier) => tier.enabled);
  const title = hold("title", problems.title !== undefined) || typed === null ? saved.title : typed.title;
  const bpm = hold("bpm", problems.bpm !== undefined) || typed === null ? saved.bpm : typed.bpm;
  const tags = hold("tags", problems.tags !== undefined) || typed === null ? saved.tags : typed.tags;
  const mispriced = enabled.some(({ price }) => priceProblem(price) !== undefined) || (onSale && enabled.length === 0);
  return {
    words: {
      title,
      bpm,
      tags,
      tiers: hold("tiers", mispriced) ? saved.tiers : toTierSettings(tiers),
      genre: typed?.genre ?? saved.genre,
      key: typed === null ? saved.key : typed.key,
      moods: typed?.moods ?? saved.moods,
      description: typed?.description ?? saved.description,
    },
    held,
  };
}

/** Whether two values of a field say the same. A licence that is off and free is the same as one that was never set. */
export function sameValue(field: WordField, one: BeatWords, other: BeatWords): boolean {
  return said(field, one) === said(field, other);
}

/** A field as text. The server hands an object's fields back in an order of its own, so theirs is written out. */
function said(field: WordField, words: BeatWords): string {
  if (field !== "tiers") return JSON.stringify(words[field]);
  return JSON.stringify(words.tiers.flatMap(({ tierType, enabled, price }) => (enabled || price > 0 ? [[tierType, enabled, price]] : [])));
}

export function sameWords(one: BeatWords, other: BeatWords): boolean {
  return WORD_FIELDS.every((field) => sameValue(field, one, other));
}

/** `editing` with one field as it is in `from`. */
export function withField(editing: Editing, field: WordField, from: Editing): Editing {
  return field === "tiers" ? { ...editing, tiers: from.tiers } : { ...editing, details: { ...editing.details, [field]: from.details[field] } };
}
