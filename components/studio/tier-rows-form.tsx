"use client";

import { type FormEvent, type ReactNode, useState } from "react";
import { Button } from "@/components/ui/button";
import { toast } from "@/components/ui/toast";
import { errorWords } from "@/lib/api-client";
import type { TierType } from "@/lib/domain/beatTiers";

type TierRowsFormProps<Draft extends object> = {
  tiers: readonly TierType[];
  /** What the server keeps of a licence, as the form writes it. */
  savedOf: (tierType: TierType) => Draft;
  isWrong: (draft: Draft) => boolean;
  save: (tierType: TierType, draft: Draft) => Promise<unknown>;
  words: { save: string; saved: string; failed: string };
  /** `tried`: somebody has pressed the button, so that what is wrong may be said. */
  row: (tierType: TierType, draft: Draft, tried: boolean, onChange: (draft: Draft) => void) => ReactNode;
};

/** A row for each licence, kept together by one button. A row that nobody has touched shows what is saved, also when that changes elsewhere, and is not written. */
export function TierRowsForm<Draft extends object>({ tiers, savedOf, isWrong, save, words, row }: TierRowsFormProps<Draft>) {
  const [edits, setEdits] = useState<Partial<Record<TierType, Draft>>>({});
  const [tried, setTried] = useState(false);
  const [pending, setPending] = useState(false);
  const changed = tiers.flatMap((tierType) => {
    const draft = edits[tierType];
    return draft === undefined || same(draft, savedOf(tierType)) ? [] : [{ tierType, draft }];
  });

  const submit = async (event: FormEvent) => {
    event.preventDefault();
    setTried(true);
    if (changed.some(({ draft }) => isWrong(draft))) return;
    setPending(true);
    try {
      for (const { tierType, draft } of changed) await save(tierType, draft);
      toast.success(words.saved);
      setTried(false);
      setEdits({});
    } catch (error) {
      toast.error(words.failed, { description: errorWords(error) });
    } finally {
      setPending(false);
    }
  };

  return (
    <form noValidate className="grid gap-4" onSubmit={(event) => void submit(event)}>
      <ul className="divide-y rounded-lg border bg-raised">
        {tiers.map((tierType) => (
          <li key={tierType} className="p-4">
            {row(tierType, edits[tierType] ?? savedOf(tierType), tried, (draft) => setEdits({ ...edits, [tierType]: draft }))}
          </li>
        ))}
      </ul>
      <Button type="submit" variant="secondary" className="justify-self-start" disabled={changed.length === 0} pending={pending}>
        {words.save}
      </Button>
    </form>
  );
}

function same(one: object, other: object): boolean {
  return Object.entries(one).every(([name, value]) => Reflect.get(other, name) === value);
}
