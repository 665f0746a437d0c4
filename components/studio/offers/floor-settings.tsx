"use client";

import { useMutation, useQuery } from "convex/react";
import type { FunctionReturnType } from "convex/server";
import { Checkbox } from "@/components/ui/checkbox";
import { Field } from "@/components/ui/field";
import { Input } from "@/components/ui/input";
import { ListSkeleton } from "@/components/ui/list-skeleton";
import { api } from "@/convex/_generated/api";
import { TIER_TYPES, type TierType } from "@/lib/domain/beatTiers";
import { offerFloors as words } from "@/strings/offers";
import { tierNames } from "@/strings/taxonomy";
import { parsePrice, priceProblem, priceText } from "../price";
import { TierRowsForm } from "../tier-rows-form";

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

type Draft = { enabled: boolean; text: string };

function FloorForm({ floors }: { floors: readonly Floor[] }) {
  const set = useMutation(api.deals.offers.setFloor);
  const floorOf = (tierType: TierType) => floors.find((floor) => floor.tierType === tierType);
  return (
    <TierRowsForm
      tiers={TIER_TYPES}
      savedOf={(tierType) => draftOf(floorOf(tierType))}
      isWrong={(draft) => problemOf(draft) !== undefined}
      save={async (tierType, { enabled, text }) => await set({ tierType, enabled, floor: enabled ? (parsePrice(text) ?? 0) : (floorOf(tierType)?.floor ?? 50) })}
      words={words}
      row={(tierType, draft, tried, onChange) => <FloorRow name={tierNames[tierType]} draft={draft} problem={tried ? problemOf(draft) : undefined} onChange={onChange} />}
    />
  );
}

function FloorRow({ name, draft, problem, onChange }: { name: string; draft: Draft; problem: string | undefined; onChange: (draft: Draft) => void }) {
  return (
    <div className="grid gap-4 sm:grid-cols-[minmax(0,1fr)_9rem] sm:items-start">
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
    </div>
  );
}

function draftOf(saved: Floor | undefined): Draft {
  return { enabled: saved?.enabled ?? false, text: saved === undefined ? "" : priceText(saved.floor) };
}

function problemOf({ enabled, text }: Draft): string | undefined {
  if (!enabled) return undefined;
  return parsePrice(text) === 0 ? words.least : priceProblem(text);
}
