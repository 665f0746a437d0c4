"use client";

import { useQuery } from "convex/react";
import { Minus, Plus } from "lucide-react";
import { useState } from "react";
import { Button } from "@/components/ui/button";
import { cn } from "@/components/ui/cn";
import { Dialog, DialogContent } from "@/components/ui/dialog";
import { Field } from "@/components/ui/field";
import { Input } from "@/components/ui/input";
import { Select, SelectContent, SelectItem, SelectTrigger, SelectValue } from "@/components/ui/select";
import { api } from "@/convex/_generated/api";
import { TIER_TYPES, type TierType } from "@/lib/domain/beatTiers";
import { GENRES, MOODS } from "@/lib/domain/taxonomy";
import { bulkDialog as words } from "@/strings/studioBeats";
import { templates as templateWords } from "@/strings/templates";
import { genreNames, moodNames, tierNames } from "@/strings/taxonomy";
import { TemplatePick } from "../templates/template-pick";
import { type BulkChange, bulkEdit, type BulkDraft, EMPTY_BULK, nextMood, templateTurns } from "./bulk-draft";

type Props = { count: number; open: boolean; onOpenChange: (open: boolean) => void; onApply: (change: BulkChange) => void };

/** What to change on every chosen beat; what is not touched here stays as it is on each of them. */
export function BulkEditDialog({ count, open, onOpenChange, onApply }: Props) {
  return (
    <Dialog open={open} onOpenChange={onOpenChange}>
      <DialogContent title={words.title(count)} description={words.text}>
        <BulkForm onApply={onApply} />
      </DialogContent>
    </Dialog>
  );
}

function BulkForm({ onApply }: Pick<Props, "onApply">) {
  const [draft, setDraft] = useState<BulkDraft>(EMPTY_BULK);
  const [tried, setTried] = useState(false);
  const templates = useQuery(api.beats.templates.mine, {}) ?? [];
  const set = (change: Partial<BulkDraft>) => setDraft({ ...draft, ...change });
  const meant = bulkEdit(draft);
  const apply = () => {
    setTried(true);
    if ("change" in meant) onApply(meant.change);
  };
  return (
    <form
      noValidate
      className="grid gap-6"
      onSubmit={(event) => {
        event.preventDefault();
        apply();
      }}
    >
      <fieldset className="grid gap-2">
        <legend className="mb-2 text-sm font-medium">{words.licences}</legend>
        {templates.length > 0 && (
          <TemplatePick label={templateWords.bulk} hint={templateWords.bulkHint} placeholder={templateWords.none} templates={templates} onPick={({ tiers }) => set({ tiers: templateTurns(tiers) })} />
        )}
        {TIER_TYPES.map((tierType) => (
          <TierRow key={tierType} tierType={tierType} value={draft.tiers[tierType]} onChange={(tier) => set({ tiers: { ...draft.tiers, [tierType]: tier } })} />
        ))}
      </fieldset>
      <Field label={words.genre}>
        {(wiring) => (
          <Select value={draft.genre === "" ? "leave" : draft.genre} onValueChange={(value) => set({ genre: GENRES.find((genre) => genre === value) ?? "" })}>
            <SelectTrigger {...wiring}>
              <SelectValue />
            </SelectTrigger>
            <SelectContent>
              <SelectItem value="leave">{words.genreLeft}</SelectItem>
              {GENRES.map((genre) => (
                <SelectItem key={genre} value={genre}>
                  {genreNames[genre]}
                </SelectItem>
              ))}
            </SelectContent>
          </Select>
        )}
      </Field>
      <div className="grid gap-6 sm:grid-cols-2 sm:gap-4">
        <Field label={words.addTags} hint={words.addTagsHint}>
          {(wiring) => <Input {...wiring} value={draft.addTags} onChange={(event) => set({ addTags: event.target.value })} />}
        </Field>
        <Field label={words.removeTags}>{(wiring) => <Input {...wiring} value={draft.removeTags} onChange={(event) => set({ removeTags: event.target.value })} />}</Field>
      </div>
      <Moods value={draft.moods} onChange={(moods) => set({ moods })} />
      {tried && "problem" in meant && (
        <p role="alert" className="text-sm text-danger-text">
          {meant.problem}
        </p>
      )}
      <Button type="submit">{words.submit}</Button>
    </form>
  );
}

function TierRow({ tierType, value, onChange }: { tierType: TierType; value: BulkDraft["tiers"][TierType]; onChange: (value: BulkDraft["tiers"][TierType]) => void }) {
  const name = tierNames[tierType];
  return (
    <div className="grid grid-cols-2 items-center gap-2 sm:grid-cols-[1fr_8.5rem_7rem]">
      <span className="col-span-2 text-sm sm:col-span-1">{name}</span>
      <Select value={value.turn} onValueChange={(turn) => onChange({ ...value, turn: turn === "on" || turn === "off" ? turn : "leave" })}>
        <SelectTrigger aria-label={words.sell(name)}>
          <SelectValue />
        </SelectTrigger>
        <SelectContent>
          {Object.entries(words.turns).map(([turn, name]) => (
            <SelectItem key={turn} value={turn}>
              {name}
            </SelectItem>
          ))}
        </SelectContent>
      </Select>
      <div className="relative">
        <span aria-hidden className="pointer-events-none absolute inset-y-0 left-3 grid place-items-center text-ink-faint">$</span>
        <Input aria-label={words.price(name)} inputMode="decimal" disabled={value.turn === "off"} placeholder={words.priceLeft} className="pl-7 tabular-nums" value={value.price} onChange={(event) => onChange({ ...value, price: event.target.value })} />
      </div>
    </div>
  );
}

function Moods({ value, onChange }: { value: BulkDraft["moods"]; onChange: (value: BulkDraft["moods"]) => void }) {
  return (
    <fieldset className="grid gap-2">
      <legend className="mb-2 text-sm font-medium">
        {words.moods} <span className="font-normal text-ink-faint">{words.moodsHint}</span>
      </legend>
      <div className="flex flex-wrap gap-2">
        {MOODS.map((mood) => {
          const meaning = value[mood];
          return (
            <button
              key={mood}
              type="button"
              aria-label={words.mood(moodNames[mood], meaning)}
              onClick={() => onChange({ ...value, [mood]: nextMood(meaning) })}
              className={cn(
                "inline-flex h-9 items-center gap-1 rounded-full border px-3 text-sm transition-colors [&_svg]:size-3.5",
                meaning === "add" && "border-signal bg-signal-ground text-signal-text",
                meaning === "remove" && "border-line-strong bg-hover text-ink-soft line-through",
                meaning === undefined && "bg-raised hover:bg-hover",
              )}
            >
              {meaning === "add" && <Plus aria-hidden />}
              {meaning === "remove" && <Minus aria-hidden />}
              {moodNames[mood]}
            </button>
          );
        })}
      </div>
    </fieldset>
  );
}
