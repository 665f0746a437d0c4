import { useId } from "react";
import { choice as words } from "@/strings/market";
import { classes } from "../ui/classes";
import { fieldLook } from "../ui/input";

type ChoiceProps = {
  label: string;
  /** As the address calls it. */
  name: string;
  value: string | null;
  /** What can be chosen, by what the address writes. */
  options: readonly (readonly [value: string, words: string])[];
};

/** One of a few, or any. The browser's own control: phones show their own wheel, and it weighs nothing. */
export function Choice({ label, name, value, options }: ChoiceProps) {
  const id = useId();
  return (
    <div className="grid content-start gap-1.5">
      <label htmlFor={id} className="text-xs leading-5 font-medium text-ink-soft">
        {label}
      </label>
      <select id={id} name={name} defaultValue={value ?? ""} className={classes(fieldLook, "h-10 px-2 has-[option:checked:not([value=''])]:font-medium")}>
        <option value="">{words.any}</option>
        {options.map(([one, said]) => (
          <option key={one} value={one}>
            {said}
          </option>
        ))}
      </select>
    </div>
  );
}
