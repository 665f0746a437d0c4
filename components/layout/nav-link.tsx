"use client";

import { usePathname } from "next/navigation";
import type { ReactNode } from "react";
import { classes } from "../ui/classes";
import { isWithin } from "../ui/is-within";
import { PageLink } from "../ui/page-link";

/** A link of the main navigation; the section one is in is underlined, and said so to screen readers. */
export function NavLink({ href, children }: { href: string; children: ReactNode }) {
  const here = isWithin(usePathname(), href);
  return (
    <PageLink
      href={href}
      aria-current={here ? "page" : undefined}
      className={classes(
        "flex h-14 items-center border-b-2 pt-0.5 text-sm font-medium transition-colors hover:text-ink",
        here ? "border-ink text-ink" : "border-transparent text-ink-soft",
      )}
    >
      {children}
    </PageLink>
  );
}
