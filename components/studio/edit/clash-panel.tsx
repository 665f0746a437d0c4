"use client";

import { Button } from "@/components/ui/button";
import { toast } from "@/components/ui/toast";
import { formatMoney } from "@/lib/domain/money";
import { clash as says } from "@/strings/beatDesk";
import { genreNames, moodNames, tierNames } from "@/strings/taxonomy";
import type { BeatSaver, SaverState } from "./beat-saver";
import { type BeatWords, savable, type WordField } from "./editing";
import { FIELD_NAMES } from "./field-names";
import { takeTheirs } from "./merge";

type Props = { saver: BeatSaver; clash: NonNullable<SaverState["clash"]>; state: SaverState; currency: string; onSale: boolean };

/** Two windows changed the same field. Shows both, side by side, and lets a person choose; whatever is put away can be had back. */
export function ClashPanel({ saver, clash, state, currency, onSale }: Props) {
  const { theirs, fields } = clash;
  const mine = savable(state.editing, theirs, onSale).words;
  const take = () => {
    const before = saver.choose("theirs");
    toast.info(says.taken, { action: { label: says.undo, onClick: () => saver.change(before) } });
  };
  const keep = () => {
    saver.choose("mine");
    toast.info(says.kept, { action: { label: says.undo, onClick: () => saver.change(takeTheirs(saver.state().editing, fields, theirs)) } });
  };
  return (
    <section role="alert" aria-label={says.label} className="grid gap-4 rounded-lg border border-line-strong bg-caution-ground p-4">
      <div className="grid gap-1 text-sm">
        <h2 className="font-medium text-caution-text">{says.title}</h2>
        <p>{says.text}</p>
      </div>
      <ul className="grid gap-3">
        {fields.map((field) => (
          <li key={field} className="grid gap-2 text-sm sm:grid-cols-[6rem_1fr_1fr] sm:gap-4">
            <span className="font-medium">{FIELD_NAMES[field]}</span>
            <Words title={says.here} text={typedWords(state, mine, field, currency)} />
            <Words title={says.there} text={fieldWords(theirs, field, currency)} />
          </li>
        ))}
      </ul>
      <div className="flex flex-wrap gap-2">
        <Button variant="secondary" onClick={keep}>{says.keep}</Button>
        <Button variant="secondary" onClick={take}>{says.take}</Button>
      </div>
    </section>
  );
}

function Words({ title, text }: { title: string; text: string }) {
  return (
    <div className="grid min-w-0 content-start">
      <span className="text-xs text-ink-soft">{title}</span>
      <span className="line-clamp-4 break-words">{text || says.empty}</span>
    </div>
  );
}

/** A field as it stands here: as typed where it is text, because what makes no sense yet is what somebody is writing. */
function typedWords({ editing }: SaverState, mine: BeatWords, field: WordField, currency: string): string {
  return field === "title" || field === "bpm" || field === "tags" ? editing.details[field] : fieldWords(mine, field, currency);
}

function fieldWords(words: BeatWords, field: WordField, currency: string): string {
  switch (field) {
    case "tiers":
      return words.tiers
        .filter(({ enabled }) => enabled)
        .map(({ tierType, price }) => `${tierNames[tierType]} ${formatMoney(price, currency)}`)
        .join(", ");
    case "genre":
      return genreNames[words.genre];
    case "bpm":
      return words.bpm === null ? "" : String(words.bpm);
    case "moods":
      return words.moods.map((mood) => moodNames[mood]).join(", ");
    case "tags":
      return words.tags.join(", ");
    default:
      return words[field] ?? "";
  }
}
