"use client";

import { useMutation } from "convex/react";
import { type FormEvent, useState } from "react";
import { Button } from "@/components/ui/button";
import { Field } from "@/components/ui/field";
import { Input } from "@/components/ui/input";
import { api } from "@/convex/_generated/api";
import { errorWords } from "@/lib/api-client";
import { TEMPLATE_BOUNDS } from "@/lib/domain/limits";
import { templates as words } from "@/strings/templates";
import { type TierDraft, toTierSettings } from "../tier-drafts";
import { templatePrices } from "./template-prices";

/** Keeps the licences on the page under a name. */
export function SaveTemplate({ tiers, onDone }: { tiers: TierDraft[]; onDone: () => void }) {
  const create = useMutation(api.beats.templates.create);
  const [name, setName] = useState("");
  const [pending, setPending] = useState(false);
  const [problem, setProblem] = useState<string>();
  const settings = toTierSettings(tiers);
  const save = async (event: FormEvent) => {
    event.preventDefault();
    // The dialog stands inside the form of a new beat, and React hands its events on to that one.
    event.stopPropagation();
    setPending(true);
    setProblem(undefined);
    try {
      await create({ name, tiers: settings });
      onDone();
    } catch (error) {
      setProblem(errorWords(error));
      setPending(false);
    }
  };
  return (
    <form noValidate className="grid gap-4" onSubmit={(event) => void save(event)}>
      <p className="text-sm text-ink-soft tabular-nums">{templatePrices({ tiers: settings })}</p>
      <Field label={words.name} error={problem}>
        {(wiring) => <Input {...wiring} autoFocus maxLength={TEMPLATE_BOUNDS.maxName} value={name} onChange={(event) => setName(event.target.value)} />}
      </Field>
      <div className="flex flex-wrap gap-2">
        <Button type="submit" pending={pending} disabled={name.trim() === ""}>{words.keep}</Button>
        <Button variant="ghost" onClick={onDone}>{words.leave}</Button>
      </div>
    </form>
  );
}
