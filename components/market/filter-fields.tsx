import { useId } from "react";
import { type BeatSearch, isOpen, type Range } from "@/lib/domain/discovery";
import { GENRES, MOODS, MUSICAL_KEYS } from "@/lib/domain/taxonomy";
import { TIER_TYPES } from "@/lib/domain/tierTypes";
import { filterFields as words } from "@/strings/market";
import { genreNames, moodNames, tierNames } from "@/strings/taxonomy";
import { classes } from "../ui/classes";
import { Choice } from "./choice";
import { LENGTHS, lengthOf } from "./lengths";
import { RangeFields } from "./range-fields";

/** Everything a list of beats can be narrowed by, as `search` has it at first; from then on the fields keep what they say (`controls.ts`). */
export function FilterFields({ search, className }: { search: BeatSearch; className?: string }) {
  const suits = useId();
  return (
    <div className={classes("grid gap-x-3 gap-y-4", className)}>
      <Choice label={words.genre} name="genre" value={search.genre} options={GENRES.map((genre) => [genre, genreNames[genre]])} />
      <Choice label={words.mood} name="mood" value={search.mood} options={MOODS.map((mood) => [mood, moodNames[mood]])} />
      <div className="grid content-start gap-2">
        <Choice label={words.key} name="key" value={search.key} options={MUSICAL_KEYS.map((key) => [key, key])} />
        <label htmlFor={suits} className="flex items-center gap-2 text-xs text-ink-soft has-disabled:text-ink-faint">
          <input id={suits} type="checkbox" name="match" value="1" disabled={search.key === null} defaultChecked={search.compatible} className="size-4" />
          {words.suits}
        </label>
      </div>
      <RangeFields label={words.bpm} name="bpm" value={search.bpm} />
      <RangeFields label={words.price} name="price" value={dollars(search.price)} />
      <Choice label={words.length} name="length" value={isOpen(search.length) ? null : lengthOf(search.length)} options={Object.entries(LENGTHS)} />
      <Choice label={words.licence} name="tier" value={search.tier} options={TIER_TYPES.map((tier) => [tier, tierNames[tier]])} />
    </div>
  );
}

function dollars({ min, max }: Range): Range {
  return { min: min === null ? null : Math.round(min / 100), max: max === null ? null : Math.round(max / 100) };
}
