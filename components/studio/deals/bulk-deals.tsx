"use client";

import { useMutation, useQuery } from "convex/react";
import type { FunctionReturnType } from "convex/server";
import { Checkbox } from "@/components/ui/checkbox";
import { Field } from "@/components/ui/field";
import { Input } from "@/components/ui/input";
import { ListSkeleton } from "@/components/ui/list-skeleton";
import { api } from "@/convex/_generated/api";
import { TIER_TEMPLATES, TIER_TYPES, type TierType } from "@/lib/domain/beatTiers";
import { DEAL_BOUNDS } from "@/lib/domain/bulkDeals";
import { bulkDeals as words } from "@/strings/deals";
import { tierNames } from "@/strings/taxonomy";
import { TierRowsForm } from "../tier-rows-form";
import { fieldTime } from "./limit-drafts";

type Deal = FunctionReturnType<typeof api.deals.bulkDeals.mine>[number];

const TIERS = TIER_TYPES.filter((tierType) => !TIER_TEMPLATES[tierType].exclusive);

/** "Buy so many, get so many free", licence by licence. */
export function BulkDeals() {
  const deals = useQuery(api.deals.bulkDeals.mine, {});
  return (
    <section aria-labelledby="bulk-deals" className="grid gap-4">
      <div className="grid max-w-prose gap-1">
        <h2 id="bulk-deals" className="text-lg font-semibold tracking-tight">
          {words.title}
        </h2>
        <p className="text-sm text-ink-soft">{words.lead}</p>
      </div>
      {deals === undefined ? <ListSkeleton label={words.loading} rows={TIERS.length} /> : <DealForm deals={deals} />}
    </section>
  );
}

type Draft = { enabled: boolean; buy: string; get: string; ends: string };

function DealForm({ deals }: { deals: readonly Deal[] }) {
  const set = useMutation(api.deals.bulkDeals.set);
  const savedOf = (tierType: TierType) => draftOf(deals.find((deal) => deal.tierType === tierType));
  return (
    <TierRowsForm
      tiers={TIERS}
      savedOf={savedOf}
      isWrong={({ enabled, buy, get }) => enabled && (outside(buy, "buy") || outside(get, "get"))}
      save={async (tierType, draft) => await set({ tierType, enabled: draft.enabled, ...termsOf(draft.enabled ? draft : savedOf(tierType)) })}
      words={words}
      row={(tierType, draft, tried, onChange) => <DealRow name={tierNames[tierType]} draft={draft} tried={tried} onChange={onChange} />}
    />
  );
}

function DealRow({ name, draft, tried, onChange }: { name: string; draft: Draft; tried: boolean; onChange: (draft: Draft) => void }) {
  const field = (key: "buy" | "get", label: string) => (
    <Field label={label} error={tried && outside(draft[key], key) ? words.bounds(DEAL_BOUNDS[key]) : undefined}>
      {(wiring) => <Input {...wiring} inputMode="numeric" className="tabular-nums" value={draft[key]} onChange={(event) => onChange({ ...draft, [key]: event.target.value })} />}
    </Field>
  );
  return (
    <div className="grid gap-3">
      <label className="flex min-h-10 items-center gap-3">
        <Checkbox checked={draft.enabled} onCheckedChange={(checked) => onChange({ ...draft, enabled: checked === true })} />
        <span className="font-medium">{name}</span>
      </label>
      {draft.enabled && (
        <div className="grid grid-cols-2 gap-3 sm:grid-cols-[6rem_6rem_minmax(0,15rem)]">
          {field("buy", words.buy)}
          {field("get", words.get)}
          <Field label={words.ends} optional className="col-span-2 sm:col-span-1">
            {(wiring) => <Input {...wiring} type="datetime-local" value={draft.ends} onChange={(event) => onChange({ ...draft, ends: event.target.value })} />}
          </Field>
        </div>
      )}
    </div>
  );
}

function draftOf(saved: Deal | undefined): Draft {
  return { enabled: saved?.enabled ?? false, buy: String(saved?.buy ?? 2), get: String(saved?.get ?? 1), ends: fieldTime(saved?.endsAt ?? null) };
}

function termsOf({ buy, get, ends }: Draft): { buy: number; get: number; endsAt: number | null } {
  return { buy: Number(buy), get: Number(get), endsAt: ends === "" ? null : new Date(ends).getTime() };
}

function outside(text: string, key: "buy" | "get"): boolean {
  const { min, max } = DEAL_BOUNDS[key];
  const value = Number(text);
  return !Number.isInteger(value) || value < min || value > max;
}
