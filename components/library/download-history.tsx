"use client";

import { usePaginatedQuery } from "convex/react";
import type { FunctionReturnType } from "convex/server";
import { api } from "@/convex/_generated/api";
import { downloads } from "@/strings/library";
import { Cover } from "../beats/cover";
import { FILE_NAMES } from "../beats/file-names";
import { Badge } from "../ui/badge";
import { buttonVariants } from "../ui/button";
import { EmptyState } from "../ui/empty-state";
import { ListEnd } from "../ui/list-end";
import { ListSkeleton } from "../ui/list-skeleton";
import { momentWords } from "../ui/moment-words";
import { PageLink } from "../ui/page-link";

const ROWS_AT_ONCE = 20;

type Download = FunctionReturnType<typeof api.entitlements.queries.downloads>["page"][number];

/** What the caller has downloaded, live: a file fetched in another tab shows at once. */
export function DownloadHistory() {
  const { results, status, loadMore } = usePaginatedQuery(api.entitlements.queries.downloads, {}, { initialNumItems: ROWS_AT_ONCE });
  if (status === "LoadingFirstPage") return <ListSkeleton label={downloads.loading} rows={5} />;
  if (results.length === 0) {
    return (
      <EmptyState
        title={downloads.empty.title}
        action={
          <PageLink href="/library" className={buttonVariants()}>
            {downloads.empty.action}
          </PageLink>
        }
      >
        {downloads.empty.text}
      </EmptyState>
    );
  }
  return (
    <>
      <ul className="divide-y border-y">
        {results.map((download) => (
          <DownloadLine key={download.downloadId} download={download} />
        ))}
      </ul>
      <ListEnd status={status} onMore={() => loadMore(ROWS_AT_ONCE)} />
    </>
  );
}

function DownloadLine({ download: { at, fileType, filename, orderId, title, tierName, slug, levels } }: { download: Download }) {
  return (
    <li className="grid grid-cols-[3rem_minmax(0,1fr)] items-center gap-x-4 gap-y-1 py-3 md:grid-cols-[3rem_minmax(0,1fr)_auto]">
      <Cover peaks={levels} className="size-12" />
      <div className="min-w-0">
        <p className="flex items-center gap-2">
          <PageLink href={`/beats/${slug}`} className="truncate font-medium hover:underline">
            {title}
          </PageLink>
          <Badge>{FILE_NAMES[fileType]}</Badge>
        </p>
        <p className="truncate text-sm text-ink-soft">{downloads.file(filename, tierName)}</p>
      </div>
      <p className="col-start-2 flex gap-4 text-sm text-ink-faint tabular-nums md:col-start-3">
        {momentWords(at)}
        <PageLink href={`/orders/${orderId}`} className="link">
          {downloads.order}
        </PageLink>
      </p>
    </li>
  );
}
