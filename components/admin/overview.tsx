"use client";

import { useMutation, usePaginatedQuery, useQuery } from "convex/react";
import { api } from "@/convex/_generated/api";
import type { Id } from "@/convex/_generated/dataModel";
import { formatMoney } from "@/lib/domain/money";
import { overview as words } from "@/strings/admin";
import { runStates } from "@/strings/adminStates";
import { Badge } from "../ui/badge";
import { cn } from "../ui/cn";
import { ListEnd } from "../ui/list-end";
import { ListSkeleton } from "../ui/list-skeleton";
import { momentWords } from "../ui/moment-words";
import { PageLink } from "../ui/page-link";
import { Act } from "./act";
import { storedWords } from "./stored-words";

/** What waits for a person, and whether the machinery looks after the rest. Live. */
export function Overview() {
  const now = useQuery(api.platform.queries.overview, {});
  const runNow = useMutation(api.platform.reconciler.runNow);
  const proveNow = useMutation(api.platform.proofs.runNow);
  if (now === undefined) return <ListSkeleton label={words.loading} />;
  const { run, proof } = now;
  const tiles = [
    { label: words.tiles.incidents, href: "/admin/incidents", value: now.openIncidents, alarming: true },
    { label: words.tiles.failedEvents, href: "/admin/events", value: now.failedEvents, alarming: true },
    { label: words.tiles.parkedWork, href: "/admin/work", value: now.parkedWork, alarming: true },
    { label: words.tiles.waitingEvents, href: "/admin/events", value: now.waitingEvents, alarming: false },
    { label: words.tiles.queuedWork, href: "/admin/work", value: now.queuedWork, alarming: false },
  ];
  return (
    <div className="grid gap-10">
      <ul className="grid grid-cols-2 gap-px overflow-hidden rounded-lg border bg-line md:grid-cols-5">
        {tiles.map(({ label, href, value, alarming }) => (
          <li key={label} className="relative bg-raised p-4 transition-colors last:col-span-2 hover:bg-hover md:last:col-span-1">
            <PageLink href={href} className="text-sm text-ink-soft after:absolute after:inset-0">
              {label}
            </PageLink>
            <p className={cn("text-2xl font-semibold tabular-nums", alarming && value.count > 0 && "text-danger-text")}>
              {value.count}
              {value.more && "+"}
            </p>
          </li>
        ))}
      </ul>
      <section aria-labelledby="run" className="grid gap-3">
        <div className="flex flex-wrap items-center justify-between gap-3">
          <h2 id="run" className="text-lg font-semibold tracking-tight">{words.reconciler.title}</h2>
          <Act deed={() => runNow({})} done={words.reconciler.running}>{words.reconciler.run}</Act>
        </div>
        <p className="text-sm text-ink-soft tabular-nums">
          {run === null ? words.reconciler.never : words.reconciler.last({ ...run, at: momentWords(run.startedAt), state: storedWords(runStates, run.state) })}
        </p>
      </section>
      <section aria-labelledby="proof" className="grid gap-3">
        <div className="flex flex-wrap items-center justify-between gap-3">
          <div className="flex items-center gap-3">
            <h2 id="proof" className="text-lg font-semibold tracking-tight">{words.proof.title}</h2>
            {proof && <Badge tone={proof.state === "equal" ? "positive" : "danger"}>{proof.state === "equal" ? words.proof.equal : words.proof.different}</Badge>}
          </div>
          <Act deed={() => proveNow({})} done={words.proof.running}>{words.proof.run}</Act>
        </div>
        {proof === null ? (
          <p className="text-sm text-ink-soft">{words.proof.never}</p>
        ) : (
          <>
            <p className="text-sm text-ink-soft tabular-nums">
              {words.proof.last(proof)}
            </p>
            <Accounts proofId={proof.proofId} />
          </>
        )}
      </section>
    </div>
  );
}

function Accounts({ proofId }: { proofId: Id<"proofs"> }) {
  const { results, status, loadMore } = usePaginatedQuery(api.platform.proofs.accounts, { proofId }, { initialNumItems: 24 });
  if (status === "LoadingFirstPage") return <ListSkeleton label={words.accounts.loading} rows={3} />;
  return (
    <>
      <ul className="divide-y border-y text-sm tabular-nums">
        {results.map(({ account, currency, expected, actual, difference, mismatched }) => (
          <li key={`${account} ${currency}`} className="grid grid-cols-[minmax(0,1fr)_auto] items-center gap-x-4 gap-y-1 py-2 md:grid-cols-[minmax(0,1fr)_9rem_9rem_8rem]">
            <span className="truncate font-mono text-xs">{account}</span>
            <span className="text-right max-md:hidden">{words.accounts.expected(formatMoney(expected, currency))}</span>
            <span className="text-right">{formatMoney(actual, currency)}</span>
            <span className="text-right max-md:col-span-2">
              <Badge tone={difference === 0 && mismatched === 0 ? "positive" : "danger"}>{difference === 0 && mismatched === 0 ? words.accounts.equal : words.accounts.off(formatMoney(difference, currency))}</Badge>
            </span>
          </li>
        ))}
      </ul>
      <ListEnd status={status} onMore={() => loadMore(24)} />
    </>
  );
}
