import { Check, Circle, CircleAlert } from "lucide-react";
import type { ChecklistItem } from "@/lib/domain/publishChecklist";
import { checklist as words } from "@/strings/beatDesk";
import { fieldAnchor, goToField } from "./field-names";

/** What a beat still needs before it can go on sale, and what would help it; each line leads to its field. */
export function Checklist({ items }: { items: readonly ChecklistItem[] }) {
  const missing = items.filter(({ done, required }) => required && !done);
  const advice = items.filter(({ done, required }) => !required && !done);
  return (
    <div className="grid gap-4 text-sm">
      {missing.length > 0 && <Lines title={words.missing} items={missing} />}
      {advice.length > 0 && <Lines title={words.advice} items={advice} />}
      {missing.length + advice.length === 0 && (
        <p className="flex gap-2 text-positive-text">
          <Check aria-hidden className="mt-0.5 size-4 shrink-0" /> {words.done}
        </p>
      )}
    </div>
  );
}

function Lines({ title, items }: { title: string; items: readonly ChecklistItem[] }) {
  return (
    <div className="grid gap-2">
      <h3 className="font-medium">{title}</h3>
      <ul className="grid gap-2">
        {items.map(({ field, required, message }) => {
          const Icon = required ? CircleAlert : Circle;
          return (
            <li key={field} className="flex gap-2">
              <Icon aria-hidden className="mt-0.5 size-4 shrink-0 text-ink-faint" />
              <a className="link" href={`#${fieldAnchor(field)}`} onClick={(event) => goToField(event, field)}>
                {message}
              </a>
            </li>
          );
        })}
      </ul>
    </div>
  );
}
