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
import { offerFloors as words } from "@/strings/offers";
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
      {floors === undefined ? (
        <ListSkeleton label={words.loading} rows={4} />
      ) : (
        <ul className="divide-y rounded-lg border bg-raised">
          {TIER_TYPES.map((tierType) => (
            <FloorRow key={tierType} tierType={tierType} saved={floors.find((floor) => floor.tierType === tierType) ?? null} />
          ))}
        </ul>
      )}
    </section>
  );
}

function FloorRow({ tierType, saved }: { tierType: TierType; saved: Floor | null }) {
  const set = useMutation(api.deals.offers.setFloor);
  const { name } = TIER_TEMPLATES[tierType];
  const [enabled, setEnabled] = useState(saved?.enabled ?? false);
  const [text, setText] = useState(saved === null ? "" : priceText(saved.floor));
  const [pending, setPending] = useState(false);
  const [problem, setProblem] = useState<string | undefined>(undefined);
  const floor = parsePrice(text);
  const changed = enabled !== (saved?.enabled ?? false) || (enabled && floor !== (saved?.floor ?? null));

  const save = async (event: FormEvent) => {
    event.preventDefault();
    const wrong = floor === 0 ? words.least : priceProblem(text);
    setProblem(enabled ? wrong : undefined);
    if (enabled && wrong !== undefined) return;
    setPending(true);
    try {
      await set({ tierType, enabled, floor: enabled ? (floor ?? 0) : (saved?.floor ?? 50) });
      toast.success(enabled ? words.on(name) : words.off(name));
    } catch (error) {
      toast.error(words.failed, { description: errorWords(error) });
    } finally {
      setPending(false);
    }
  };

  return (
    <li className="p-4">
      <form noValidate className="grid gap-4 sm:grid-cols-[1fr_9rem_5rem] sm:items-start" onSubmit={(event) => void save(event)}>
        <label className="flex min-h-10 items-center gap-3">
          <Checkbox checked={enabled} onCheckedChange={(checked) => setEnabled(checked === true)} />
          <span className="font-medium">{name}</span>
        </label>
        {enabled ? (
          <Field label={words.floorFor(name)} className="[&_label]:sr-only" error={problem}>
            {(wiring) => <Input {...wiring} inputMode="decimal" placeholder={words.floor} className="tabular-nums" value={text} onChange={(event) => setText(event.target.value)} />}
          </Field>
        ) : (
          <span className="hidden sm:block" />
        )}
        <Button type="submit" variant="secondary" className="justify-self-start" disabled={!changed} pending={pending} aria-label={words.saveTier(name)}>
          {words.save}
        </Button>
      </form>
    </li>
  );
}
