"use client";

import { Info } from "lucide-react";
import { Popover } from "radix-ui";
import type { ReactNode } from "react";

/** A small button that says in words what a figure or a field means. `label` names it for who does not see the sign. */
export function Explain({ label, children }: { label: string; children: ReactNode }) {
  return (
    <Popover.Root>
      <Popover.Trigger aria-label={label} className="inline-grid size-6 shrink-0 place-items-center rounded-sm text-ink-faint transition-colors hover:text-ink data-[state=open]:text-ink">
        <Info aria-hidden className="size-4" />
      </Popover.Trigger>
      <Popover.Portal>
        <Popover.Content aria-label={label} sideOffset={4} collisionPadding={8} className="z-50 max-w-72 rounded-md border bg-raised p-3 text-sm text-ink-soft shadow-pop outline-none animate-appear">
          {children}
        </Popover.Content>
      </Popover.Portal>
    </Popover.Root>
  );
}
