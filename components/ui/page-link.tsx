"use client";

import Link, { useLinkStatus } from "next/link";
import type { ComponentProps } from "react";

/**
 * A link to a page that is made anew for every visit. Fetching such pages ahead would ask the server for each row of a list
 * and could keep nothing, so it waits for the press and then shows a bar at the top edge until the page is there.
 */
export function PageLink({ children, ...props }: ComponentProps<typeof Link>) {
  return (
    <Link prefetch={false} {...props}>
      {children}
      <Underway />
    </Link>
  );
}

function Underway() {
  const { pending } = useLinkStatus();
  return pending && <span aria-hidden className="fixed inset-x-0 top-0 z-50 h-0.5 origin-left animate-underway bg-ink" />;
}
