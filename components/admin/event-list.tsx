"use client";

import { usePaginatedQuery } from "convex/react";
import { useState } from "react";
import { api } from "@/convex/_generated/api";
import { eventList as words } from "@/strings/admin";
import { eventStates } from "@/strings/adminStates";
import { EmptyState } from "../ui/empty-state";
import { ListEnd } from "../ui/list-end";
import { ListSkeleton } from "../ui/list-skeleton";
import { EventRows, type EventRow } from "./event-rows";
import { Tabs } from "./tabs";

const STATES = ["failed", "waiting", "received", "processed", "ignored"] as const;

/** What came from outside, by what became of it. */
export function EventList() {
  const [state, setState] = useState<EventRow["state"]>("failed");
  const { results, status, loadMore } = usePaginatedQuery(api.platform.queries.events, { state }, { initialNumItems: 30 });
  return (
    <div className="grid gap-4">
      <Tabs label={words.state} states={STATES} names={eventStates} state={state} onChange={setState} />
      {status === "LoadingFirstPage" ? (
        <ListSkeleton label={words.loading} />
      ) : results.length === 0 ? (
        <EmptyState title={words.none[state]}>{state === "failed" ? words.noFailed : words.noOther}</EmptyState>
      ) : (
        <EventRows events={results} />
      )}
      {status !== "LoadingFirstPage" && <ListEnd status={status} onMore={() => loadMore(30)} />}
    </div>
  );
}
