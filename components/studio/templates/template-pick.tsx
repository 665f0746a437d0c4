"use client";

import { useId, useState } from "react";
import { Label } from "@/components/ui/label";
import { Select, SelectContent, SelectItem, SelectTrigger, SelectValue } from "@/components/ui/select";
import type { TierTemplate } from "./template-prices";

type TemplatePickProps = { label: string; hint?: string; placeholder: string; templates: readonly TierTemplate[]; onPick: (template: TierTemplate) => void };

/** Chooses one of the store's templates. */
export function TemplatePick({ label, hint, placeholder, templates, onPick }: TemplatePickProps) {
  const id = useId();
  const [chosen, setChosen] = useState("");
  const pick = (templateId: string) => {
    setChosen(templateId);
    const template = templates.find((each) => each.templateId === templateId);
    if (template) onPick(template);
  };
  return (
    <div className="grid min-w-0 gap-1">
      <Label htmlFor={id}>{label}</Label>
      <Select value={chosen} onValueChange={pick}>
        <SelectTrigger id={id} aria-describedby={hint === undefined ? undefined : `${id}-hint`}>
          <SelectValue placeholder={placeholder} />
        </SelectTrigger>
        <SelectContent>
          {templates.map(({ templateId, name }) => (
            <SelectItem key={templateId} value={templateId}>
              {name}
            </SelectItem>
          ))}
        </SelectContent>
      </Select>
      {hint !== undefined && <p id={`${id}-hint`} className="text-sm text-ink-faint">{hint}</p>}
    </div>
  );
}
