"use client";

import { useQuery } from "convex/react";
import dynamic from "next/dynamic";
import { useState } from "react";
import { Alert } from "@/components/ui/alert";
import { Button } from "@/components/ui/button";
import { ListSkeleton } from "@/components/ui/list-skeleton";
import { Skeleton } from "@/components/ui/skeleton";
import { api } from "@/convex/_generated/api";
import { formatMoney } from "@/lib/domain/money";
import { balanceDesk as words, balancePage } from "@/strings/balance";
import { everyDay } from "./daily";
import { DayTable } from "./day-table";
import { EntryList } from "./entry-list";

// Loaded by itself: the drawing library is larger than the rest of the studio, and no other page needs it.
const BalanceChart = dynamic(() => import("./balance-chart"), { ssr: false, loading: () => <Skeleton className="size-full" /> });

const RANGES = [30, 90, 365] as const;
type Range = (typeof RANGES)[number];

/** What the seller is owed, how it came to that, and every entry behind it. */
export function BalanceDesk() {
  const [days, setDays] = useState<Range>(30);
  const [asTable, setAsTable] = useState(false);
  const accounts = useQuery(api.commerce.balances.mine, { days });
  if (accounts === undefined) return <ListSkeleton label={balancePage.loading} />;
  return accounts.map((account) => {
    const { currency, balance } = account;
    const points = everyDay(account);
    return (
      <div key={currency} className="grid gap-10">
        <section aria-labelledby={`owed-${currency}`} className="grid gap-3">
          <h2 id={`owed-${currency}`} className="text-sm text-ink-soft">{(balance < 0 ? words.owing : words.owed)(currency.toUpperCase())}</h2>
          <p className="text-4xl font-semibold tracking-tight tabular-nums">{formatMoney(Math.abs(balance), currency)}</p>
          {balance < 0 ? (
            <Alert tone="caution" title={words.below} className="max-w-prose">
              {words.belowText}
            </Alert>
          ) : (
            <p className="max-w-prose text-sm text-ink-soft">{words.text}</p>
          )}
        </section>
        <section aria-labelledby={`chart-${currency}`} className="grid gap-4">
          <div className="flex flex-wrap items-center justify-between gap-3">
            <h2 id={`chart-${currency}`} className="text-lg font-semibold tracking-tight">{words.overTime}</h2>
            <div className="flex flex-wrap gap-1">
              <div role="group" aria-label={words.range} className="flex gap-1">
                {RANGES.map((range) => (
                  <Button key={range} size="sm" variant={range === days ? "secondary" : "ghost"} aria-pressed={range === days} onClick={() => setDays(range)}>
                    {words.days(range)}
                  </Button>
                ))}
              </div>
              <Button size="sm" variant="ghost" aria-pressed={asTable} onClick={() => setAsTable(!asTable)}>
                {asTable ? words.asChart : words.asTable}
              </Button>
            </div>
          </div>
          {asTable ? <DayTable points={points} currency={currency} /> : <div className="h-64"><BalanceChart points={points} currency={currency} /></div>}
        </section>
        <EntryList currency={currency} balance={balance} />
      </div>
    );
  });
}
