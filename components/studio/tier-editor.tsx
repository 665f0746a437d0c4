"use client";

import { Checkbox } from "@/components/ui/checkbox";
import { Field } from "@/components/ui/field";
import { Input } from "@/components/ui/input";
import type { BeatAssets, TierType } from "@/lib/domain/beatTiers";
import { tierEditor as words } from "@/strings/beatForm";
import { tierNames } from "@/strings/taxonomy";
import { parsePrice, priceProblem } from "./price";
import type { TierDraft } from "./tier-drafts";
import { tierPromise } from "./tier-promise";

type Props = { tiers: TierDraft[]; /** Null while there is no master yet. */ assets: BeatAssets | null; onChange: (tiers: TierDraft[]) => void; showProblems: boolean };

/** Which licences are sold and for how much, with what each promises beside it. */
export function TierEditor({ tiers, assets, onChange, showProblems }: Props) {
  const set = (tierType: TierType, change: Partial<TierDraft>) => onChange(tiers.map((tier) => (tier.tierType === tierType ? { ...tier, ...change } : tier)));
  return (
    <div className="grid gap-3">
      {assets !== null && assets.master === null && (
        <p className="text-sm text-ink-soft">{words.mp3Only}</p>
      )}
      <ul className="divide-y rounded-lg border bg-raised">
        {tiers.map(({ tierType, enabled, price }) => (
          <li key={tierType} className="grid gap-4 p-4 sm:grid-cols-[1fr_9rem] sm:items-start">
            <label className="flex gap-3">
              <Checkbox checked={enabled} onCheckedChange={(checked) => set(tierType, { enabled: checked === true })} className="mt-0.5" />
              <span className="grid gap-1">
                <span className="font-medium">{tierNames[tierType]}</span>
                <span className="text-sm text-ink-soft">{tierPromise(tierType, assets)}</span>
              </span>
            </label>
            {enabled && (
              <Field label={words.price(tierNames[tierType])} hiddenLabel error={showProblems ? priceProblem(price) : undefined} hint={parsePrice(price) === 0 ? words.free : undefined}>
                {(wiring) => (
                  <div className="relative">
                    <span aria-hidden className="pointer-events-none absolute inset-y-0 left-3 grid place-items-center text-ink-faint">$</span>
                    <Input {...wiring} inputMode="decimal" className="pl-7 tabular-nums" value={price} onChange={(event) => set(tierType, { price: event.target.value })} />
                  </div>
                )}
              </Field>
            )}
          </li>
        ))}
      </ul>
    </div>
  );
}
