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
import { bulkDeals as words, deals as dealWords } from "@/strings/deals";
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
      {deals === undefined ? (
        <ListSkeleton label={words.loading} rows={TIERS.length} />
      ) : (
        <ul className="divide-y rounded-lg border bg-raised">
          {TIERS.map((tierType) => (
            <DealRow key={tierType} tierType={tierType} saved={deals.find((deal) => deal.tierType === tierType) ?? null} />
          ))}
        </ul>
      )}
    </section>
  );
}

function DealRow({ tierType, saved }: { tierType: TierType; saved: Deal | null }) {
  const set = useMutation(api.deals.bulkDeals.set);
  const { name } = TIER_TEMPLATES[tierType];
  const [enabled, setEnabled] = useState(saved?.enabled ?? false);
  const [draft, setDraft] = useState({ buy: String(saved?.buy ?? 2), get: String(saved?.get ?? 1), ends: fieldTime(saved?.endsAt ?? null) });
  const [tried, setTried] = useState(false);
  const [pending, setPending] = useState(false);
  const [buy, get] = [Number(draft.buy), Number(draft.get)];
  const wrong = { buy: outside(buy, DEAL_BOUNDS.buy), get: outside(get, DEAL_BOUNDS.get) };

  const save = async (event: FormEvent) => {
    event.preventDefault();
    setTried(true);
    if (enabled && (wrong.buy || wrong.get)) return;
    setPending(true);
    const terms = enabled ? { buy, get, endsAt: draft.ends === "" ? null : new Date(draft.ends).getTime() } : { buy: saved?.buy ?? 2, get: saved?.get ?? 1, endsAt: saved?.endsAt ?? null };
    try {
      await set({ tierType, enabled, ...terms });
      toast.success(enabled ? words.on(name, dealWords.line(terms)) : words.off(name));
    } catch (error) {
      toast.error(words.failed, { description: errorWords(error) });
    } finally {
      setPending(false);
    }
  };

  const field = (key: "buy" | "get", label: string) => (
    <Field label={label} error={tried && wrong[key] ? words.bounds(DEAL_BOUNDS[key]) : undefined}>
      {(wiring) => <Input {...wiring} inputMode="numeric" className="tabular-nums" value={draft[key]} onChange={(event) => setDraft({ ...draft, [key]: event.target.value })} />}
    </Field>
  );
  return (
    <li className="p-4">
      <form noValidate className="grid gap-4 sm:grid-cols-[minmax(0,1fr)_auto] sm:items-end" onSubmit={(event) => void save(event)}>
        <div className="grid gap-3">
          <label className="flex min-h-10 items-center gap-3">
            <Checkbox checked={enabled} onCheckedChange={(checked) => setEnabled(checked === true)} />
            <span className="font-medium">{name}</span>
          </label>
          {enabled && (
            <div className="grid grid-cols-2 gap-3 sm:grid-cols-[6rem_6rem_minmax(0,15rem)]">
              {field("buy", words.buy)}
              {field("get", words.get)}
              <Field label={words.ends} optional className="col-span-2 sm:col-span-1">
                {(wiring) => <Input {...wiring} type="datetime-local" value={draft.ends} onChange={(event) => setDraft({ ...draft, ends: event.target.value })} />}
              </Field>
            </div>
          )}
        </div>
        <Button type="submit" variant="secondary" className="justify-self-start" pending={pending} aria-label={words.saveTier(name)}>
          {words.save}
        </Button>
      </form>
    </li>
  );
}

function outside(value: number, { min, max }: { min: number; max: number }): boolean {
  return !Number.isInteger(value) || value < min || value > max;
}
