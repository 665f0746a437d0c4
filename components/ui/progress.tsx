"use client";

import { Progress as RadixProgress } from "radix-ui";
import { cn } from "./cn";

type ProgressProps = {
  /** Names what is moving, for screen readers. */
  label: string;
  /** 0 to 100, or null while the end is not known. */
  value: number | null;
  className?: string;
};

export function Progress({ label, value, className }: ProgressProps) {
  return (
    <RadixProgress.Root aria-label={label} value={value} className={cn("h-1.5 w-full overflow-hidden rounded-full bg-hover", className)}>
      <RadixProgress.Indicator
        className={cn("h-full w-full origin-left rounded-full bg-signal transition-transform", value === null && "animate-pulse")}
        style={{ transform: `scaleX(${value === null ? 1 : value / 100})` }}
      />
    </RadixProgress.Root>
  );
}
