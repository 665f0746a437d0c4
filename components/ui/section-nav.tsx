"use client";

import { usePathname } from "next/navigation";
import { useEffect, useRef } from "react";
import { cn } from "./cn";
import { isWithin } from "./is-within";
import { PageLink } from "./page-link";

export type Place = { href: string; label: string; exact?: boolean };

/** The pages of one section as a row of tabs; on a phone it scrolls by itself, to the page one is on. */
export function SectionNav({ label, places }: { label: string; places: readonly Place[] }) {
  const path = usePathname();
  const row = useRef<HTMLDivElement>(null);
  useEffect(() => {
    const here = row.current?.querySelector<HTMLElement>("[aria-current=page]");
    if (row.current && here) row.current.scrollLeft = here.offsetLeft - (row.current.clientWidth - here.offsetWidth) / 2;
  }, [path]);
  return (
    <nav aria-label={label} className="border-b">
      <div ref={row} className="page relative flex gap-1 overflow-x-auto">
        {places.map(({ href, label: name, exact = false }) => {
          const here = exact ? path === href : isWithin(path, href);
          return (
            <PageLink
              key={href}
              href={href}
              aria-current={here ? "page" : undefined}
              className={cn(
                "-mb-px flex h-11 shrink-0 items-center border-b-2 border-transparent px-3 text-sm text-ink-soft transition-colors first:-ml-3 hover:text-ink",
                here && "border-ink font-medium text-ink",
              )}
            >
              {name}
            </PageLink>
          );
        })}
      </div>
    </nav>
  );
}
