"use client";

import { usePaginatedQuery } from "convex/react";
import { api } from "@/convex/_generated/api";
import { wishlist } from "@/strings/wishlist";
import { RowsSkeleton } from "../beats/rows-skeleton";
import { buttonVariants } from "../ui/button";
import { useIntended } from "../marks/use-mark";
import { EmptyState } from "../ui/empty-state";
import { ListEnd } from "../ui/list-end";
import { PageLink } from "../ui/page-link";
import { WishRow, wishEntry } from "./wish-row";

const ROWS_AT_ONCE = 20;

/** What the caller saved, live: a price that falls or a beat that is sold shows without a reload. */
export function WishList() {
  useIntended("wish");
  const { results, status, loadMore } = usePaginatedQuery(api.wishlist.queries.mine, {}, { initialNumItems: ROWS_AT_ONCE });
  if (status === "LoadingFirstPage") return <RowsSkeleton rows={3} label={wishlist.loading} />;
  if (results.length === 0 && status === "Exhausted") {
    return (
      <EmptyState title={wishlist.empty.title} action={<PageLink href="/beats" className={buttonVariants()}>{wishlist.empty.action}</PageLink>}>
        {wishlist.empty.text}
      </EmptyState>
    );
  }
  const among = results.filter(({ beat }) => beat.preview !== null).map(wishEntry);
  return (
    <div className="grid justify-items-start gap-6">
      <ul aria-label={wishlist.list} className="w-full divide-y border-y">
        {results.map((wish) => (
          <WishRow key={wish.beat.beatId} wish={wish} among={among} />
        ))}
      </ul>
      <ListEnd status={status} onMore={() => loadMore(ROWS_AT_ONCE)} />
    </div>
  );
}
