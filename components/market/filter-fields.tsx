"use client";

import { useId } from "react";
import { TIER_TYPES } from "@/lib/domain/beatTiers";
import type { BeatSearch, Range } from "@/lib/domain/discovery";
import { GENRES, MOODS, MUSICAL_KEYS } from "@/lib/domain/taxonomy";
import { filterFields as words } from "@/strings/market";
import { genreNames, moodNames, tierNames } from "@/strings/taxonomy";
import { cn } from "../ui/cn";
import { Choice } from "./choice";
import { RangeFields } from "./range-fields";

/** Lengths as people mean them, in seconds. */
const LENGTHS: Record<string, Range> = {
  [words.lengths.to2]: { min: null, max: 119 },
  [words.lengths.from2]: { min: 120, max: 180 },
  [words.lengths.from3]: { min: 181, max: 240 },
  [words.lengths.from4]: { min: 241, max: null },
};

/** Everything a list of beats can be narrowed by. Each change counts at once. */
export function FilterFields({ search, onChange, className }: { search: BeatSearch; onChange: (search: BeatSearch) => void; className?: string }) {
  const suits = useId();
  const length = Object.keys(LENGTHS).find((name) => LENGTHS[name]?.min === search.length.min && LENGTHS[name]?.max === search.length.max) ?? null;
  return (
    <div className={cn("grid gap-x-3 gap-y-4", className)}>
      <Choice label={words.genre} value={search.genre} options={GENRES} nameOf={(genre) => genreNames[genre]} onChange={(genre) => onChange({ ...search, genre })} />
      <Choice label={words.mood} value={search.mood} options={MOODS} nameOf={(mood) => moodNames[mood]} onChange={(mood) => onChange({ ...search, mood })} />
      <div className="grid content-start gap-2">
        <Choice label={words.key} value={search.key} options={MUSICAL_KEYS} nameOf={(key) => key} onChange={(key) => onChange({ ...search, key, compatible: key !== null && search.compatible })} />
        <label htmlFor={suits} className={cn("flex items-center gap-2 text-xs", search.key === null ? "text-ink-faint" : "text-ink-soft")}>
          <input id={suits} type="checkbox" disabled={search.key === null} checked={search.compatible} onChange={(event) => onChange({ ...search, compatible: event.target.checked })} className="size-4" />
          {words.suits}
        </label>
      </div>
      <RangeFields label={words.bpm} value={search.bpm} most={300} onChange={(bpm) => onChange({ ...search, bpm })} />
      <RangeFields label={words.price} value={dollars(search.price, 1 / 100)} most={10_000} onChange={(price) => onChange({ ...search, price: dollars(price, 100) })} />
      <Choice label={words.length} value={length} options={Object.keys(LENGTHS)} nameOf={(name) => name} onChange={(name) => onChange({ ...search, length: (name === null ? undefined : LENGTHS[name]) ?? { min: null, max: null } })} />
      <Choice label={words.licence} value={search.tier} options={TIER_TYPES} nameOf={(tier) => tierNames[tier]} onChange={(tier) => onChange({ ...search, tier })} />
    </div>
  );
}

function dollars({ min, max }: Range, by: number): Range {
  return { min: min === null ? null : Math.round(min * by), max: max === null ? null : Math.round(max * by) };
}
