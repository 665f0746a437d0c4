"use client";

import { usePaginatedQuery } from "convex/react";
import type { FunctionReturnType } from "convex/server";
import { api } from "@/convex/_generated/api";
import { following } from "@/strings/follows";
import { Cover } from "../beats/cover";
import { buttonVariants } from "../ui/button";
import { useIntended } from "../marks/use-mark";
import { EmptyState } from "../ui/empty-state";
import { ListEnd } from "../ui/list-end";
import { ListSkeleton } from "../ui/list-skeleton";
import { PageLink } from "../ui/page-link";
import { FollowButton } from "./follow-button";
import { FollowedBeats } from "./followed-beats";

const ROWS_AT_ONCE = 12;
/** What is drawn where a store has no picture. */
const QUIET = [40, 90, 60, 100, 70, 50, 80];

/** Whom the caller follows, live, and what is new of theirs. */
export function FollowedList() {
  useIntended("follow");
  const { results, status, loadMore } = usePaginatedQuery(api.follows.queries.mine, {}, { initialNumItems: ROWS_AT_ONCE });
  if (status === "LoadingFirstPage") return <ListSkeleton label={following.loading} rows={3} />;
  if (results.length === 0 && status === "Exhausted") {
    return (
      <EmptyState title={following.empty.title} action={<PageLink href="/creators" className={buttonVariants()}>{following.empty.action}</PageLink>}>
        {following.empty.text}
      </EmptyState>
    );
  }
  return (
    <>
      <section aria-labelledby="feed" className="grid gap-4">
        <h2 id="feed" className="text-xl font-semibold tracking-tight">{following.feed}</h2>
        <FollowedBeats />
      </section>
      <section aria-labelledby="followed" className="grid justify-items-start gap-4">
        <h2 id="followed" className="text-xl font-semibold tracking-tight">{following.creators}</h2>
        <ul className="w-full divide-y border-y">
          {results.map((store) => (
            <FollowedStore key={store.storeId} store={store} />
          ))}
        </ul>
        <ListEnd status={status} onMore={() => loadMore(ROWS_AT_ONCE)} />
      </section>
    </>
  );
}

function FollowedStore({ store }: { store: FunctionReturnType<typeof api.follows.queries.mine>["page"][number] }) {
  return (
    <li className="relative flex min-h-18 items-center gap-4 py-3">
      {store.avatar === null ? <Cover peaks={QUIET} className="size-12" /> : <img src={store.avatar} alt="" width={48} height={48} className="size-12 shrink-0 rounded-sm object-cover" />}
      <div className="min-w-0 flex-1">
        <PageLink href={`/${store.slug}`} className="block truncate font-medium after:absolute after:inset-0">{store.name}</PageLink>
        <p className="text-sm text-ink-faint tabular-nums">{following.beats(store.beats)}</p>
      </div>
      <FollowButton store={store} className="relative z-10" />
    </li>
  );
}
