"use client";

import { useRouter } from "next/navigation";
import { type ComponentProps, type MouseEvent, useTransition } from "react";

/**
 * A link to a page that is made anew for every visit. Fetching such pages ahead would ask the server for each row of a list
 * and could keep nothing, so it waits for the press and then shows a bar at the top edge until the page is there. Next's own
 * link does the same and fetches ahead, which is most of its code.
 */
export function PageLink({ href, onClick, children, ...props }: ComponentProps<"a"> & { href: string }) {
  const router = useRouter();
  const [underway, start] = useTransition();
  const follow = (event: MouseEvent<HTMLAnchorElement>) => {
    onClick?.(event);
    // What opens elsewhere is the browser's.
    const elsewhere = event.button !== 0 || event.metaKey || event.ctrlKey || event.shiftKey || event.altKey || (props.target !== undefined && props.target !== "_self") || props.download !== undefined;
    if (event.defaultPrevented || elsewhere) return;
    event.preventDefault();
    start(() => router.push(href));
  };
  return (
    <a href={href} onClick={follow} {...props}>
      {children}
      {underway && <span aria-hidden className="fixed inset-x-0 top-0 z-50 h-0.5 origin-left animate-underway bg-ink" />}
    </a>
  );
}
