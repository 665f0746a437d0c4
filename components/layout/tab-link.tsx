"use client";

import { usePathname } from "next/navigation";
import type { ReactNode } from "react";
import { cn } from "../ui/cn";
import { isWithin } from "../ui/is-within";
import { PageLink } from "../ui/page-link";

/** One place of the phone's navigation; the one where one is stands out, and says so to screen readers. */
export function TabLink({ href, icon, children }: { href: string; icon: ReactNode; children: ReactNode }) {
  const here = isWithin(usePathname(), href);
  return (
    <PageLink
      href={href}
      aria-current={here ? "page" : undefined}
      className={cn(
        "-mt-px flex min-w-0 flex-1 flex-col items-center justify-center gap-1 border-t-2 border-transparent text-xs text-ink-soft transition-colors [&_svg]:size-5",
        here && "border-ink font-medium text-ink",
      )}
    >
      {icon}
      <span className="max-w-full truncate px-1">{children}</span>
    </PageLink>
  );
}
