"use client";

import { usePaginatedQuery } from "convex/react";
import { Checkbox } from "@/components/ui/checkbox";
import { ListEnd } from "@/components/ui/list-end";
import { api } from "@/convex/_generated/api";
import type { Id } from "@/convex/_generated/dataModel";
import { TIER_TYPES, type TierType } from "@/lib/domain/beatTiers";
import { newCoupon as words } from "@/strings/deals";
import { tierNames } from "@/strings/taxonomy";

export type ScopeDraft = { tiers: TierType[]; beatIds: Id<"beats">[] };

/** Which licences and which beats a code is for; none ticked means all. */
export function ScopeFields({ scope, onChange }: { scope: ScopeDraft; onChange: (scope: ScopeDraft) => void }) {
  const { results, status, loadMore } = usePaginatedQuery(api.beats.queries.mine, {}, { initialNumItems: 24 });
  return (
    <div className="grid gap-5">
      <fieldset className="grid gap-2">
        <legend className="pb-2 text-sm font-medium">{words.licences}</legend>
        {TIER_TYPES.map((tier) => (
          <Tick key={tier} checked={scope.tiers.includes(tier)} onChange={() => onChange({ ...scope, tiers: toggled(scope.tiers, tier) })}>
            {tierNames[tier]}
          </Tick>
        ))}
        <p className="text-sm text-ink-faint">{words.everyLicence}</p>
      </fieldset>
      {results.length > 0 && (
        <fieldset className="grid gap-2">
          <legend className="pb-2 text-sm font-medium">{words.beats}</legend>
          <div className="grid max-h-48 gap-2 overflow-y-auto rounded-md border p-3">
            {results.map(({ beatId, title }) => (
              <Tick key={beatId} checked={scope.beatIds.includes(beatId)} onChange={() => onChange({ ...scope, beatIds: toggled(scope.beatIds, beatId) })}>
                {title}
              </Tick>
            ))}
            <ListEnd status={status} onMore={() => loadMore(24)} />
          </div>
          <p className="text-sm text-ink-faint">{words.everyBeat}</p>
        </fieldset>
      )}
    </div>
  );
}

function Tick({ checked, onChange, children }: { checked: boolean; onChange: () => void; children: string }) {
  return (
    <label className="flex min-h-6 items-center gap-3 text-sm">
      <Checkbox checked={checked} onCheckedChange={onChange} />
      <span className="min-w-0 truncate">{children}</span>
    </label>
  );
}

function toggled<Value>(values: readonly Value[], value: Value): Value[] {
  return values.includes(value) ? values.filter((other) => other !== value) : [...values, value];
}
