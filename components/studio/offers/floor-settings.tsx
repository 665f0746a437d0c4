"use client";

import { useMutation, useQuery } from "convex/react";
import type { FunctionReturnType } from "convex/server";
import { type FormEvent, useState } from "react";
import { Button } from "@/components/ui/button";
import { Checkbox } from "@/components/ui/checkbox";
import { Field } from "@/components/ui/field";
import { Input } from "@/components/ui/input";
import { ListSkeleton } from "@/components/ui/list-skeleton";
import { toast } from "@/components/ui/toast";
import { api } from "@/convex/_generated/api";
import { errorWords } from "@/lib/api-client";
import { TIER_TYPES, type TierType } from "@/lib/domain/beatTiers";
import { offerFloors as words } from "@/strings/offers";
import { tierNames } from "@/strings/taxonomy";
import { parsePrice, priceProblem, priceText } from "../price";

type Floor = FunctionReturnType<typeof api.deals.offers.floors>[number];

/** On which licences the store takes offers, and from what sum on. */
export function FloorSettings() {
  const floors = useQuery(api.deals.offers.floors, {});
  return (
    <section aria-labelledby="floors" className="grid gap-4">
      <div className="grid max-w-prose gap-1">
        <h2 id="floors" className="text-lg font-semibold tracking-tight">
          {words.title}
        </h2>
        <p className="text-sm text-ink-soft">{words.text}</p>
      </div>
      {floors === undefined ? <ListSkeleton label={words.loading} rows={4} /> : <FloorForm floors={floors} />}
    </section>
  );
}

type Draft = { tierType: TierType; enabled: boolean; text: string };

/** Every licence with its floor, kept together by one button. */
function FloorForm({ floors }: { floors: readonly Floor[] }) {
  const set = useMutation(api.deals.offers.setFloor);
  const savedOf = (tierType: TierType) => floors.find((floor) => floor.tierType === tierType);
  const [drafts, setDrafts] = useState(() => TIER_TYPES.map((tierType): Draft => draftOf(tierType, savedOf(tierType))));
  const [tried, setTried] = useState(false);
  const [pending, setPending] = useState(false);
  const changed = drafts.filter((draft) => differs(draft, savedOf(draft.tierType)));

  const save = async (event: FormEvent) => {
    event.preventDefault();
    setTried(true);
    if (changed.some((draft) => problemOf(draft) !== undefined)) return;
    setPending(true);
    try {
      for (const { tierType, enabled, text } of changed) await set({ tierType, enabled, floor: enabled ? (parsePrice(text) ?? 0) : (savedOf(tierType)?.floor ?? 50) });
      toast.success(words.saved);
      setTried(false);
    } catch (error) {
      toast.error(words.failed, { description: errorWords(error) });
    } finally {
      setPending(false);
    }
  };

  return (
    <form noValidate className="grid gap-4" onSubmit={(event) => void save(event)}>
      <ul className="divide-y rounded-lg border bg-raised">
        {drafts.map((draft) => (
          <FloorRow key={draft.tierType} draft={draft} problem={tried ? problemOf(draft) : undefined} onChange={(next) => setDrafts(drafts.map((other) => (other === draft ? next : other)))} />
        ))}
      </ul>
      <Button type="submit" variant="secondary" className="justify-self-start" disabled={changed.length === 0} pending={pending}>
        {words.save}
      </Button>
    </form>
  );
}

function FloorRow({ draft, problem, onChange }: { draft: Draft; problem: string | undefined; onChange: (draft: Draft) => void }) {
  const name = tierNames[draft.tierType];
  return (
    <li className="grid gap-4 p-4 sm:grid-cols-[minmax(0,1fr)_9rem] sm:items-start">
      <label className="flex min-h-10 items-center gap-3">
        <Checkbox checked={draft.enabled} onCheckedChange={(checked) => onChange({ ...draft, enabled: checked === true })} />
        <span className="font-medium">{name}</span>
      </label>
      {draft.enabled && (
        <Field label={words.floorFor(name)} hiddenLabel error={problem}>
          {(wiring) => (
            <div className="relative">
              <span aria-hidden className="pointer-events-none absolute inset-y-0 left-3 grid place-items-center text-ink-faint">$</span>
              <Input {...wiring} inputMode="decimal" placeholder={words.floor} className="pl-7 tabular-nums" value={draft.text} onChange={(event) => onChange({ ...draft, text: event.target.value })} />
            </div>
          )}
        </Field>
      )}
    </li>
  );
}

function draftOf(tierType: TierType, saved: Floor | undefined): Draft {
  return { tierType, enabled: saved?.enabled ?? false, text: saved === undefined ? "" : priceText(saved.floor) };
}

function differs({ enabled, text }: Draft, saved: Floor | undefined): boolean {
  return enabled !== (saved?.enabled ?? false) || (enabled && parsePrice(text) !== (saved?.floor ?? null));
}

function problemOf({ enabled, text }: Draft): string | undefined {
  if (!enabled) return undefined;
  return parsePrice(text) === 0 ? words.least : priceProblem(text);
}
