"use client";

import { usePathname } from "next/navigation";
import type { ReactNode } from "react";
import { classes } from "../ui/classes";
import { isWithin } from "../ui/is-within";
import { PageLink } from "../ui/page-link";

/** One place of the phone's navigation; the one where one is stands out, and says so to screen readers. */
export function TabLink({ href, icon, children }: { href: string; icon: ReactNode; children: ReactNode }) {
  const here = isWithin(usePathname(), href);
  return (
    <PageLink
      href={href}
      aria-current={here ? "page" : undefined}
      className={classes(
        "-mt-px flex min-w-0 flex-1 flex-col items-center justify-center gap-1 border-t-2 text-xs transition-colors [&_svg]:size-5",
        here ? "border-ink font-medium text-ink" : "border-transparent text-ink-soft",
      )}
    >
      {icon}
      <span className="max-w-full truncate px-1">{children}</span>
    </PageLink>
  );
}
