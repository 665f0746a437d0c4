"use client";

import { useId } from "react";
import { choice as words } from "@/strings/market";
import { cn } from "../ui/cn";
import { fieldLook } from "../ui/input";
import { Label } from "../ui/label";

type ChoiceProps<Option extends string> = {
  label: string;
  value: Option | null;
  options: readonly Option[];
  nameOf: (option: Option) => string;
  onChange: (value: Option | null) => void;
};

/** One of a few, or any. The browser's own control: phones show their own wheel, and it weighs nothing. */
export function Choice<Option extends string>({ label, value, options, nameOf, onChange }: ChoiceProps<Option>) {
  const id = useId();
  return (
    <div className="grid content-start gap-1.5">
      <Label htmlFor={id} className="text-xs leading-5 text-ink-soft">
        {label}
      </Label>
      <select id={id} value={value ?? ""} onChange={(event) => onChange(options.find((option) => option === event.target.value) ?? null)} className={cn(fieldLook, "h-10 px-2", value !== null && "font-medium")}>
        <option value="">{words.any}</option>
        {options.map((option) => (
          <option key={option} value={option}>
            {nameOf(option)}
          </option>
        ))}
      </select>
    </div>
  );
}
