import { useId } from "react";
import type { Range } from "@/lib/domain/discovery";
import { rangeFields as words } from "@/strings/market";
import { Input } from "../ui/input";

/** From and to, either left open. `name` as the address calls it. Counts when a field is left or Enter is pressed: half a number is no bound. */
export function RangeFields({ label, name, value: { min, max } }: { label: string; name: string; value: Range }) {
  const id = useId();
  return (
    <div role="group" aria-labelledby={id} className="grid content-start gap-1.5">
      <span id={id} className="text-xs leading-5 font-medium text-ink-soft">
        {label}
      </span>
      <div className="flex items-center gap-1.5">
        <Bound label={words.fromName(label)} name={`${name}-min`} value={min} placeholder={words.from} />
        <span aria-hidden className="text-ink-faint">
          –
        </span>
        <Bound label={words.toName(label)} name={`${name}-max`} value={max} placeholder={words.to} />
      </div>
    </div>
  );
}

function Bound({ label, name, value, placeholder }: { label: string; name: string; value: number | null; placeholder: string }) {
  return <Input aria-label={label} name={name} inputMode="numeric" placeholder={placeholder} defaultValue={value ?? ""} className="px-2 text-center tabular-nums" />;
}
