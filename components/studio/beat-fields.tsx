"use client";

import { cn } from "@/components/ui/cn";
import { Field } from "@/components/ui/field";
import { Input } from "@/components/ui/input";
import { Select, SelectContent, SelectItem, SelectTrigger, SelectValue } from "@/components/ui/select";
import { Textarea } from "@/components/ui/textarea";
import { TEXT_LIMITS } from "@/lib/domain/limits";
import { GENRES, type Mood, MOODS, MUSICAL_KEYS } from "@/lib/domain/taxonomy";
import { beatFields as words } from "@/strings/beatForm";
import { genreNames, moodNames } from "@/strings/taxonomy";
import type { BeatDetails } from "./beat-details";
import { fieldAnchor } from "./edit/field-names";

type Props = { details: BeatDetails; problems: Partial<Record<keyof BeatDetails, string>>; onChange: (details: BeatDetails) => void };

/** Title, sound and words of a beat. */
export function BeatFields({ details, problems, onChange }: Props) {
  const set = (change: Partial<BeatDetails>) => onChange({ ...details, ...change });
  const mood = (name: Mood) => set({ moods: details.moods.includes(name) ? details.moods.filter((each) => each !== name) : [...details.moods, name] });
  return (
    <div className="grid gap-6">
      <Field anchor={fieldAnchor("title")} label={words.names.title} error={problems.title}>
        {(wiring) => <Input {...wiring} maxLength={TEXT_LIMITS.beatTitle} value={details.title} onChange={(event) => set({ title: event.target.value })} />}
      </Field>
      <div className="grid gap-6 sm:grid-cols-3">
        <Field anchor={fieldAnchor("genre")} label={words.names.genre} error={problems.genre}>
          {(wiring) => (
            <Select value={details.genre} onValueChange={(value) => set({ genre: GENRES.find((genre) => genre === value) ?? "" })}>
              <SelectTrigger {...wiring}>
                <SelectValue placeholder={words.choose} />
              </SelectTrigger>
              <SelectContent>
                {GENRES.map((genre) => (
                  <SelectItem key={genre} value={genre}>
                    {genreNames[genre]}
                  </SelectItem>
                ))}
              </SelectContent>
            </Select>
          )}
        </Field>
        <Field anchor={fieldAnchor("bpm")} label={words.names.bpm} optional error={problems.bpm}>
          {(wiring) => <Input {...wiring} inputMode="numeric" className="tabular-nums" value={details.bpm} onChange={(event) => set({ bpm: event.target.value })} />}
        </Field>
        <Field anchor={fieldAnchor("key")} label={words.names.key} optional>
          {(wiring) => (
            <Select value={details.key} onValueChange={(value) => set({ key: MUSICAL_KEYS.find((key) => key === value) ?? "" })}>
              <SelectTrigger {...wiring}>
                <SelectValue placeholder={words.notSet} />
              </SelectTrigger>
              <SelectContent>
                {MUSICAL_KEYS.map((key) => (
                  <SelectItem key={key} value={key}>
                    {key}
                  </SelectItem>
                ))}
              </SelectContent>
            </Select>
          )}
        </Field>
      </div>
      <fieldset id={fieldAnchor("moods")} className="grid gap-2">
        <legend className="mb-2 text-sm font-medium">
          {words.names.moods} <span className="font-normal text-ink-faint">{words.moodsHint(TEXT_LIMITS.moodCount)}</span>
        </legend>
        <div className="flex flex-wrap gap-2">
          {MOODS.map((name) => {
            const chosen = details.moods.includes(name);
            return (
              <button
                key={name}
                type="button"
                aria-pressed={chosen}
                disabled={!chosen && details.moods.length >= TEXT_LIMITS.moodCount}
                onClick={() => mood(name)}
                className={cn("h-9 rounded-full border px-4 text-sm transition-colors disabled:opacity-50", chosen ? "border-signal bg-signal-ground text-signal-text" : "bg-raised hover:bg-hover")}
              >
                {moodNames[name]}
              </button>
            );
          })}
        </div>
      </fieldset>
      <Field anchor={fieldAnchor("tags")} label={words.names.tags} optional hint={words.tagsHint} error={problems.tags}>
        {(wiring) => <Input {...wiring} value={details.tags} onChange={(event) => set({ tags: event.target.value })} />}
      </Field>
      <Field anchor={fieldAnchor("description")} label={words.names.description} optional>
        {(wiring) => <Textarea {...wiring} rows={3} maxLength={TEXT_LIMITS.beatDescription} value={details.description} onChange={(event) => set({ description: event.target.value })} />}
      </Field>
    </div>
  );
}
