"use client";

import { useId } from "react";
import { TIER_TEMPLATES, TIER_TYPES } from "@/lib/domain/beatTiers";
import type { BeatSearch, Range } from "@/lib/domain/discovery";
import { GENRE_NAMES, GENRES, MOODS, MUSICAL_KEYS } from "@/lib/domain/taxonomy";
import { cn } from "../ui/cn";
import { capital } from "./facet-words";
import { Choice } from "./choice";
import { RangeFields } from "./range-fields";

/** Lengths as people mean them, in seconds. */
const LENGTHS: Record<string, Range> = {
  "Under 2 minutes": { min: null, max: 119 },
  "2 to 3 minutes": { min: 120, max: 180 },
  "3 to 4 minutes": { min: 181, max: 240 },
  "Over 4 minutes": { min: 241, max: null },
};

/** Everything a list of beats can be narrowed by. Each change counts at once. */
export function FilterFields({ search, onChange, className }: { search: BeatSearch; onChange: (search: BeatSearch) => void; className?: string }) {
  const suits = useId();
  const length = Object.keys(LENGTHS).find((name) => LENGTHS[name]?.min === search.length.min && LENGTHS[name]?.max === search.length.max) ?? null;
  return (
    <div className={cn("grid gap-x-3 gap-y-4", className)}>
      <Choice label="Genre" value={search.genre} options={GENRES} nameOf={(genre) => GENRE_NAMES[genre]} onChange={(genre) => onChange({ ...search, genre })} />
      <Choice label="Mood" value={search.mood} options={MOODS} nameOf={capital} onChange={(mood) => onChange({ ...search, mood })} />
      <div className="grid content-start gap-2">
        <Choice label="Key" value={search.key} options={MUSICAL_KEYS} nameOf={(key) => key} onChange={(key) => onChange({ ...search, key, compatible: key !== null && search.compatible })} />
        <label htmlFor={suits} className={cn("flex items-center gap-2 text-xs", search.key === null ? "text-ink-faint" : "text-ink-soft")}>
          <input id={suits} type="checkbox" disabled={search.key === null} checked={search.compatible} onChange={(event) => onChange({ ...search, compatible: event.target.checked })} className="size-4" />
          And keys that suit it
        </label>
      </div>
      <RangeFields label="BPM" value={search.bpm} most={300} onChange={(bpm) => onChange({ ...search, bpm })} />
      <RangeFields label="Price, $" value={dollars(search.price, 1 / 100)} most={10_000} onChange={(price) => onChange({ ...search, price: dollars(price, 100) })} />
      <Choice label="Length" value={length} options={Object.keys(LENGTHS)} nameOf={(name) => name} onChange={(name) => onChange({ ...search, length: (name === null ? undefined : LENGTHS[name]) ?? { min: null, max: null } })} />
      <Choice label="Licence" value={search.tier} options={TIER_TYPES} nameOf={(tier) => TIER_TEMPLATES[tier].name} onChange={(tier) => onChange({ ...search, tier })} />
    </div>
  );
}

function dollars({ min, max }: Range, by: number): Range {
  return { min: min === null ? null : Math.round(min * by), max: max === null ? null : Math.round(max * by) };
}
