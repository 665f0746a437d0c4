"use client";

import { useQuery } from "convex/react";
import { useState } from "react";
import { Button } from "@/components/ui/button";
import { Dialog, DialogContent } from "@/components/ui/dialog";
import { api } from "@/convex/_generated/api";
import { templates as words } from "@/strings/templates";
import { type TierDraft, tierDrafts, tierProblem } from "../tier-drafts";
import { SaveTemplate } from "./save-template";
import { TemplateList } from "./template-list";
import { TemplatePick } from "./template-pick";

type TemplateBarProps = { tiers: TierDraft[]; onApply: (tiers: TierDraft[]) => void };

/** Puts a template's licences onto a beat, keeps the beat's as one, and sees to those there are. */
export function TemplateBar({ tiers, onApply }: TemplateBarProps) {
  const templates = useQuery(api.beats.templates.mine, {});
  const [applied, setApplied] = useState<string | null>(null);
  const [window, setWindow] = useState<"save" | "manage" | null>(null);
  if (templates === undefined) return <div aria-hidden className="h-10" />;
  return (
    <div className="grid gap-2">
      <div className="flex flex-wrap items-end gap-2">
        {templates.length > 0 && (
          <div className="min-w-48 grow sm:grow-0 sm:basis-64">
            <TemplatePick
              label={words.apply}
              placeholder={words.none}
              templates={templates}
              onPick={(template) => {
                onApply(tierDrafts(template.tiers));
                setApplied(template.name);
              }}
            />
          </div>
        )}
        <Button variant="ghost" className="first:-ml-4" disabled={tierProblem(tiers) !== null} onClick={() => setWindow("save")}>{words.save}</Button>
        {templates.length > 0 && <Button variant="ghost" onClick={() => setWindow("manage")}>{words.manage}</Button>}
      </div>
      <p role="status" className="text-sm text-ink-soft">{applied !== null && words.applied(applied)}</p>
      <Dialog open={window !== null} onOpenChange={(open) => !open && setWindow(null)}>
        {window === "save" && (
          <DialogContent title={words.save}>
            <SaveTemplate tiers={tiers} onDone={() => setWindow(null)} />
          </DialogContent>
        )}
        {window === "manage" && (
          <DialogContent title={words.manage} description={words.manageHint}>
            <TemplateList templates={templates} tiers={tiers} />
          </DialogContent>
        )}
      </Dialog>
    </div>
  );
}
