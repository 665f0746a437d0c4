import { Field } from "@/components/ui/field";
import { Input } from "@/components/ui/input";
import { couponLimits as words } from "@/strings/deals";
import type { LimitDraft, LimitProblems } from "./limit-drafts";

type LimitFieldsProps = { draft: LimitDraft; problems: LimitProblems; onChange: (draft: LimitDraft) => void };

/** From when, until when and how often a code is good. */
export function LimitFields({ draft, problems, onChange }: LimitFieldsProps) {
  const set = (change: Partial<LimitDraft>) => onChange({ ...draft, ...change });
  return (
    <div className="grid gap-5 sm:grid-cols-2">
      <Field label={words.from} optional>
        {(wiring) => <Input {...wiring} type="datetime-local" value={draft.startsAt} onChange={(event) => set({ startsAt: event.target.value })} />}
      </Field>
      <Field label={words.until} optional error={problems.endsAt}>
        {(wiring) => <Input {...wiring} type="datetime-local" value={draft.endsAt} onChange={(event) => set({ endsAt: event.target.value })} />}
      </Field>
      <Field label={words.uses} optional error={problems.maxUses} hint={words.usesHint}>
        {(wiring) => <Input {...wiring} inputMode="numeric" value={draft.maxUses} onChange={(event) => set({ maxUses: event.target.value.trim() })} />}
      </Field>
      <Field label={words.perBuyer} optional error={problems.maxPerBuyer}>
        {(wiring) => <Input {...wiring} inputMode="numeric" value={draft.maxPerBuyer} onChange={(event) => set({ maxPerBuyer: event.target.value.trim() })} />}
      </Field>
    </div>
  );
}
