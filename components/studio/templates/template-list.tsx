"use client";

import { useMutation } from "convex/react";
import { useState } from "react";
import { Alert } from "@/components/ui/alert";
import { Badge } from "@/components/ui/badge";
import { Button } from "@/components/ui/button";
import { api } from "@/convex/_generated/api";
import { errorWords } from "@/lib/api-client";
import { templates as words } from "@/strings/templates";
import { type TierDraft, tierProblem, toTierSettings } from "../tier-drafts";
import { templatePrices, type TierTemplate } from "./template-prices";

/** The store's templates: which one new beats start from, bringing one up to date, deleting one. */
export function TemplateList({ templates, tiers }: { templates: readonly TierTemplate[]; tiers: TierDraft[] }) {
  const stand = useMutation(api.beats.templates.stand);
  const change = useMutation(api.beats.templates.change);
  const remove = useMutation(api.beats.templates.remove);
  const [problem, setProblem] = useState<string | null>(null);
  const run = (work: Promise<unknown>) => {
    setProblem(null);
    work.catch((error: unknown) => setProblem(errorWords(error)));
  };
  return (
    <div className="grid gap-4">
      {problem !== null && <Alert tone="danger" role="alert" title={words.problem}>{problem}</Alert>}
      <ul className="divide-y border-y">
        {templates.map((template) => {
          const { templateId, name, version, standard } = template;
          return (
            <li key={templateId} className="grid gap-2 py-3">
              <div className="flex flex-wrap items-center gap-2">
                <span className="font-medium break-words">{name}</span>
                {standard && <Badge>{words.standard}</Badge>}
              </div>
              <p className="text-sm text-ink-soft tabular-nums">{templatePrices(template)}</p>
              <div className="-ml-3 flex flex-wrap gap-1">
                <Button size="sm" variant="ghost" onClick={() => run(stand({ templateId: standard ? null : templateId }))}>{standard ? words.unstand : words.stand}</Button>
                <Button size="sm" variant="ghost" disabled={tierProblem(tiers) !== null} onClick={() => run(change({ templateId, version, name, tiers: toTierSettings(tiers) }))}>{words.replace}</Button>
                <Button size="sm" variant="ghost" onClick={() => run(remove({ templateId }))}>{words.remove}</Button>
              </div>
            </li>
          );
        })}
      </ul>
    </div>
  );
}
