"use client";

import { usePaginatedQuery } from "convex/react";
import { api } from "@/convex/_generated/api";
import { library, libraryList as words } from "@/strings/library";
import { RowsSkeleton } from "../beats/rows-skeleton";
import { Button, buttonVariants } from "../ui/button";
import { EmptyState } from "../ui/empty-state";
import { PageLink } from "../ui/page-link";
import { LicenseRow, ownedTrack } from "./license-row";

const ROWS_AT_ONCE = 20;

/** Everything the caller has bought, live: a purchase, a finished contract or a refund shows without a reload. */
export function LibraryList() {
  const { results, status, loadMore } = usePaginatedQuery(api.commerce.queries.library, {}, { initialNumItems: ROWS_AT_ONCE });

  if (status === "LoadingFirstPage") return <RowsSkeleton rows={3} label={library.loading} />;
  if (results.length === 0) {
    return (
      <EmptyState
        title={words.empty.title}
        action={
          <PageLink href="/beats" className={buttonVariants()}>
            {words.empty.action}
          </PageLink>
        }
      >
        {words.empty.text}
      </EmptyState>
    );
  }
  const tracks = results.map(ownedTrack);
  return (
    <>
      <ul className="border-t">
        {results.map((license) => (
          <LicenseRow key={license.licenseId} license={license} among={tracks} />
        ))}
      </ul>
      {status !== "Exhausted" && (
        <div className="grid justify-items-center pt-8">
          <Button variant="secondary" pending={status === "LoadingMore"} onClick={() => loadMore(ROWS_AT_ONCE)}>
            {words.more}
          </Button>
        </div>
      )}
    </>
  );
}
