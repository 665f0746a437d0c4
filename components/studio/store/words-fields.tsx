"use client";

import type { Id } from "@/convex/_generated/dataModel";
import { Field } from "@/components/ui/field";
import { Select, SelectContent, SelectItem, SelectTrigger, SelectValue } from "@/components/ui/select";
import { Textarea } from "@/components/ui/textarea";
import { TEXT_LIMITS } from "@/lib/domain/limits";
import { storeWords as words } from "@/strings/studioStore";
import type { StoreDraft } from "./store-draft";

type Props = { draft: StoreDraft; beats: readonly { beatId: Id<"beats">; title: string }[]; onChange: (part: Partial<StoreDraft>) => void };
const NONE = "none";

/** What the store says of itself, and which beat stands first. */
export function WordsFields({ draft, beats, onChange }: Props) {
  const featured = beats.find(({ beatId }) => beatId === draft.featuredBeatId);
  return (
    <section aria-labelledby="words" className="grid gap-4">
      <h2 id="words" className="text-lg font-semibold tracking-tight">{words.title}</h2>
      <Field label={words.about} optional hint={words.aboutHint(TEXT_LIMITS.storeBio)}>
        {(wiring) => <Textarea {...wiring} rows={4} maxLength={TEXT_LIMITS.storeBio} value={draft.bio} onChange={(event) => onChange({ bio: event.target.value })} />}
      </Field>
      <Field label={words.featured} hint={words.featuredHint}>
        {(wiring) => (
          <Select value={featured?.beatId ?? NONE} onValueChange={(value) => onChange({ featuredBeatId: beats.find(({ beatId }) => beatId === value)?.beatId ?? null })}>
            <SelectTrigger {...wiring}>
              <SelectValue />
            </SelectTrigger>
            <SelectContent>
              <SelectItem value={NONE}>{words.none}</SelectItem>
              {beats.map(({ beatId, title }) => (
                <SelectItem key={beatId} value={beatId}>
                  {title}
                </SelectItem>
              ))}
            </SelectContent>
          </Select>
        )}
      </Field>
    </section>
  );
}
