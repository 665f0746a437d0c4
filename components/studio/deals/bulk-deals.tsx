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
import { TIER_TEMPLATES, TIER_TYPES, type TierType } from "@/lib/domain/beatTiers";
import { DEAL_BOUNDS } from "@/lib/domain/bulkDeals";
import { bulkDeals as words } from "@/strings/deals";
import { tierNames } from "@/strings/taxonomy";
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

type Draft = { tierType: TierType; enabled: boolean; buy: string; get: string; ends: string };

/** Every licence with its deal, kept together by one button. */
function DealForm({ deals }: { deals: readonly Deal[] }) {
  const set = useMutation(api.deals.bulkDeals.set);
  const savedOf = (tierType: TierType) => deals.find((deal) => deal.tierType === tierType);
  const [drafts, setDrafts] = useState(() => TIERS.map((tierType) => draftOf(tierType, savedOf(tierType))));
  const [tried, setTried] = useState(false);
  const [pending, setPending] = useState(false);
  const changed = drafts.filter((draft) => differs(draft, savedOf(draft.tierType)));

  const save = async (event: FormEvent) => {
    event.preventDefault();
    setTried(true);
    if (changed.some(({ enabled, buy, get }) => enabled && (outside(buy, "buy") || outside(get, "get")))) return;
    setPending(true);
    try {
      for (const draft of changed) await set({ tierType: draft.tierType, enabled: draft.enabled, ...termsOf(draft.enabled ? draft : draftOf(draft.tierType, savedOf(draft.tierType))) });
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
          <DealRow key={draft.tierType} draft={draft} tried={tried} onChange={(next) => setDrafts(drafts.map((other) => (other === draft ? next : other)))} />
        ))}
      </ul>
      <Button type="submit" variant="secondary" className="justify-self-start" disabled={changed.length === 0} pending={pending}>
        {words.save}
      </Button>
    </form>
  );
}

function DealRow({ draft, tried, onChange }: { draft: Draft; tried: boolean; onChange: (draft: Draft) => void }) {
  const field = (key: "buy" | "get", label: string) => (
    <Field label={label} error={tried && outside(draft[key], key) ? words.bounds(DEAL_BOUNDS[key]) : undefined}>
      {(wiring) => <Input {...wiring} inputMode="numeric" className="tabular-nums" value={draft[key]} onChange={(event) => onChange({ ...draft, [key]: event.target.value })} />}
    </Field>
  );
  return (
    <li className="grid gap-3 p-4">
      <label className="flex min-h-10 items-center gap-3">
        <Checkbox checked={draft.enabled} onCheckedChange={(checked) => onChange({ ...draft, enabled: checked === true })} />
        <span className="font-medium">{tierNames[draft.tierType]}</span>
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
    </li>
  );
}

function draftOf(tierType: TierType, saved: Deal | undefined): Draft {
  return { tierType, enabled: saved?.enabled ?? false, buy: String(saved?.buy ?? 2), get: String(saved?.get ?? 1), ends: fieldTime(saved?.endsAt ?? null) };
}

function termsOf({ buy, get, ends }: Draft): { buy: number; get: number; endsAt: number | null } {
  return { buy: Number(buy), get: Number(get), endsAt: ends === "" ? null : new Date(ends).getTime() };
}

function differs(draft: Draft, saved: Deal | undefined): boolean {
  const { enabled, buy, get, ends } = draftOf(draft.tierType, saved);
  return draft.enabled !== enabled || (enabled && (draft.buy !== buy || draft.get !== get || draft.ends !== ends));
}

function outside(text: string, key: "buy" | "get"): boolean {
  const { min, max } = DEAL_BOUNDS[key];
  const value = Number(text);
  return !Number.isInteger(value) || value < min || value > max;
}
