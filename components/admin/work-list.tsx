"use client";

import { usePaginatedQuery } from "convex/react";
import { useState } from "react";
import { api } from "@/convex/_generated/api";
import { workList as words } from "@/strings/admin";
import { workStates } from "@/strings/adminStates";
import { EmptyState } from "../ui/empty-state";
import { ListEnd } from "../ui/list-end";
import { ListSkeleton } from "../ui/list-skeleton";
import { Tabs } from "./tabs";
import { WorkRows, type WorkRow } from "./work-rows";

const STATES = ["parked", "queued", "leased", "done"] as const;

/** Work for the outside, by its state: `parked` is what was given up and waits for a person. */
export function WorkList() {
  const [state, setState] = useState<WorkRow["state"]>("parked");
  const { results, status, loadMore } = usePaginatedQuery(api.platform.queries.work, { state }, { initialNumItems: 30 });
  return (
    <div className="grid gap-4">
      <Tabs label={words.state} states={STATES} names={workStates} state={state} onChange={setState} />
      {status === "LoadingFirstPage" ? (
        <ListSkeleton label={words.loading} />
      ) : results.length === 0 ? (
        <EmptyState title={words.none[state]}>{state === "parked" ? words.noParked : words.noOther}</EmptyState>
      ) : (
        <WorkRows work={results} />
      )}
      {status !== "LoadingFirstPage" && <ListEnd status={status} onMore={() => loadMore(30)} />}
    </div>
  );
}
