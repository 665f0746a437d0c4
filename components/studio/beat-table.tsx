"use client";

import { usePaginatedQuery } from "convex/react";
import { useDeferredValue, useState } from "react";
import { Button } from "@/components/ui/button";
import { EmptyState } from "@/components/ui/empty-state";
import { ListEnd } from "@/components/ui/list-end";
import { ListSkeleton } from "@/components/ui/list-skeleton";
import { api } from "@/convex/_generated/api";
import { beatTable as words, studioBeats } from "@/strings/studioBeats";
import { type BeatFilter, BeatFilters, EVERY_BEAT } from "./table/beat-filters";
import { BeatRows } from "./table/beat-rows";
import { BulkBar } from "./table/bulk-bar";
import type { BulkChange } from "./table/bulk-draft";
import { BulkReport } from "./table/bulk-report";
import { chosenRows, NOTHING } from "./table/selection";
import { useBulk } from "./table/use-bulk";

const ROWS_AT_ONCE = 25;

/** The creator's own beats, live: a beat being prepared counts up by itself. Many can be changed at once. */
export function BeatTable() {
  const [filter, setFilter] = useState<BeatFilter>(EVERY_BEAT);
  const [selection, setSelection] = useState(NOTHING);
  const { progress, report, run, dismiss } = useBulk();
  const { text, status, sort } = useDeferredValue(filter);
  const filtered = text.trim() !== "" || status !== "all";
  const asked = { sort, ...(text.trim() !== "" && { text }), ...(status !== "all" && { status }) };
  const { results, status: loaded, loadMore } = usePaginatedQuery(api.beats.queries.mine, asked, { initialNumItems: ROWS_AT_ONCE });
  const rows = chosenRows(selection, results);

  const change = async (what: BulkChange) => {
    await run(rows, what);
    if (what.kind === "delete") setSelection(NOTHING);
  };

  if (loaded === "Exhausted" && results.length === 0 && !filtered) {
    // The way to add one stands above, in the page's head and in the first steps.
    return <EmptyState title={words.empty.title}>{words.empty.text}</EmptyState>;
  }
  return (
    <div className="grid gap-6">
      <BeatFilters filter={filter} onChange={setFilter} />
      {report && <BulkReport report={report} onDismiss={dismiss} />}
      {loaded === "LoadingFirstPage" ? (
        <ListSkeleton label={studioBeats.loading} />
      ) : results.length === 0 ? (
        <EmptyState title={words.noneFits.title} action={<Button variant="secondary" onClick={() => setFilter(EVERY_BEAT)}>{words.noneFits.action}</Button>}>
          {words.noneFits.text}
        </EmptyState>
      ) : (
        <>
          <BeatRows beats={results} selection={selection} onSelect={setSelection} />
          <ListEnd status={loaded} onMore={() => loadMore(ROWS_AT_ONCE)} />
        </>
      )}
      {(rows.length > 0 || progress) && <BulkBar count={rows.length} progress={progress} onRun={(what) => void change(what)} onClear={() => setSelection(NOTHING)} />}
    </div>
  );
}
