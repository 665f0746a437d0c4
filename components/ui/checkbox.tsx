"use client";

import { Check } from "lucide-react";
import { Checkbox as RadixCheckbox } from "radix-ui";
import type { ComponentProps } from "react";
import { cn } from "./cn";

export function Checkbox({ className, ...props }: ComponentProps<typeof RadixCheckbox.Root>) {
  return (
    <RadixCheckbox.Root
      className={cn(
        "grid size-5 shrink-0 place-items-center rounded-sm border border-line-strong bg-raised transition-colors",
        "data-[state=checked]:border-signal data-[state=checked]:bg-signal data-[state=checked]:text-on-signal",
        "disabled:cursor-not-allowed disabled:opacity-50 aria-invalid:border-danger-text",
        className,
      )}
      {...props}
    >
      <RadixCheckbox.Indicator>
        <Check aria-hidden className="size-4" />
      </RadixCheckbox.Indicator>
    </RadixCheckbox.Root>
  );
}
