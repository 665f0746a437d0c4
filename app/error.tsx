"use client";

import { Button } from "@/components/ui/button";
import { EmptyState } from "@/components/ui/empty-state";

/** What a page shows when it broke; the server's log has the cause under the same digest. */
export default function PageError({ error, retry }: { error: unknown; retry: () => void }) {
  const digest = error instanceof Error && "digest" in error && typeof error.digest === "string" ? error.digest : null;
  return (
    <div className="page py-10 md:py-16">
      <EmptyState as="h1" title="This page could not be shown" action={<Button onClick={() => retry()}>Try again</Button>}>
        Something broke on our side. Nothing was bought or changed. Try again in a moment.
        {digest && <p className="pt-2 font-mono text-xs text-ink-faint">Reference {digest}</p>}
      </EmptyState>
    </div>
  );
}
