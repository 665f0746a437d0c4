"use client";

import { usePaginatedQuery } from "convex/react";
import { dateWords } from "@/components/ui/date-words";
import { EmptyState } from "@/components/ui/empty-state";
import { ListEnd } from "@/components/ui/list-end";
import { ListSkeleton } from "@/components/ui/list-skeleton";
import { PageLink } from "@/components/ui/page-link";
import { api } from "@/convex/_generated/api";
import { formatMoney } from "@/lib/domain/money";
import { balanceEntries as words } from "@/strings/balance";
import { factWords } from "../sales/fact-words";
import { runningBalances } from "./running-balances";

const ROWS_AT_ONCE = 24;

/** The entries behind a balance, newest first, each with what was there after it. */
export function EntryList({ currency, balance }: { currency: string; balance: number }) {
  const { results, status, loadMore } = usePaginatedQuery(api.commerce.balances.entries, { currency }, { initialNumItems: ROWS_AT_ONCE });
  const money = (amount: number) => formatMoney(amount, currency);
  const after = runningBalances(balance, results);
  return (
    <section aria-labelledby={`entries-${currency}`} className="grid gap-4">
      <h2 id={`entries-${currency}`} className="text-lg font-semibold tracking-tight">{words.title}</h2>
      {status === "LoadingFirstPage" ? (
        <ListSkeleton label={words.loading} />
      ) : results.length === 0 ? (
        <EmptyState title={words.empty.title} as="h3">{words.empty.text}</EmptyState>
      ) : (
        <ol className="divide-y border-y text-sm tabular-nums">
          {results.map(({ entryId, at, fact, orderId, number, item, amount }, index) => (
            <li key={entryId} className="relative grid grid-cols-[minmax(0,1fr)_auto] gap-x-4 py-3 transition-colors hover:bg-hover md:grid-cols-[7rem_minmax(0,1fr)_8rem_8rem] md:items-center">
              <span className="text-ink-faint max-md:row-start-2">{dateWords(at)}</span>
              <span className="min-w-0 truncate max-md:row-start-1">
                {factWords(fact)}{" "}
                <PageLink href={`/studio/sales/${orderId}`} className="text-ink-soft after:absolute after:inset-0">
                  {number} <span className="text-ink-faint">{item}</span>
                </PageLink>
              </span>
              <span className="text-right font-medium max-md:row-start-1">{amount > 0 ? `+${money(amount)}` : money(amount)}</span>
              <span className="text-right text-ink-faint max-md:row-start-2">
                <span className="sr-only">{words.after} </span>
                {money(after[index] ?? 0)}
              </span>
            </li>
          ))}
        </ol>
      )}
      {status !== "LoadingFirstPage" && <ListEnd status={status} onMore={() => loadMore(ROWS_AT_ONCE)} />}
    </section>
  );
}
