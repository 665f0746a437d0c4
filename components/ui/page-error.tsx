"use client";

import { useState } from "react";
import { errorReference, isStaleCode } from "@/lib/page-errors";
import { pageError } from "@/strings/pageError";
import { Button, buttonVariants } from "./button";
import { EmptyState } from "./empty-state";
import { PageLink } from "./page-link";

/** What Next hands to an `error.tsx`. `retry` fetches the page again and shows it in place of the error. */
export type PageErrorProps = { error: unknown; retry: () => void };

/** What a page shows when it broke: what that means, a way to try again, and a way out that belongs to the room. */
export function PageError({ error, retry, back }: PageErrorProps & { back: { href: string; name: string } }) {
  // An attempt that fails again comes back as another error, and the button is free again.
  const [tried, setTried] = useState<unknown>(null);
  const reference = errorReference(error);
  function again(): void {
    setTried(error);
    if (isStaleCode(error)) window.location.reload();
    else retry();
  }
  return (
    <div role="alert" className="page py-10 md:py-16">
      <EmptyState
        as="h1"
        title={pageError.title}
        action={
          <div className="flex flex-wrap gap-3">
            <Button pending={tried === error} onClick={again}>
              {pageError.again}
            </Button>
            <PageLink href={back.href} className={buttonVariants({ variant: "secondary" })}>
              {back.name}
            </PageLink>
          </div>
        }
      >
        {pageError.text}
        {reference !== null && <p className="pt-2 font-mono text-xs break-all text-ink-faint">{pageError.reference(reference)}</p>}
      </EmptyState>
    </div>
  );
}
