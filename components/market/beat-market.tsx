"use client";

import { SlidersHorizontal } from "lucide-react";
import dynamic from "next/dynamic";
import { useRef, useState } from "react";
import { narrowings } from "@/lib/domain/discovery";
import { beatMarket as words } from "@/strings/market";
import { BeatRows, focusRow } from "../beats/beat-rows";
import { MoreBeats } from "../beats/more-beats";
import { Alert } from "../ui/alert";
import { Button } from "../ui/button";
import { cn } from "../ui/cn";
import { FacetChips } from "./facet-chips";
import { FilterFields } from "./filter-fields";
import { countWords } from "./found-beats";
import { NoMatch } from "./no-match";
import { SearchBox } from "./search-box";
import { SortChoice } from "./sort-choice";
import { type FirstAnswer, useBeatSearch } from "./use-beat-search";

/** Asked for when it is first opened: most visits do without. */
const FilterSheet = dynamic(() => import("./filter-sheet"), { ssr: false });

/** All beats on sale: searched, narrowed, ordered. The server sends the first rows; from then on the list answers while one types. */
export function BeatMarket({ first }: { first: FirstAnswer }) {
  const { search, chosen, choose, address, found, loading, growing, problem, failed, more, retry } = useBeatSearch(first);
  const list = useRef<HTMLUListElement>(null);
  const [sheet, setSheet] = useState<"unasked" | "open" | "closed">("unasked");
  const active = narrowings(search).filter((name) => name !== "words").length;
  const count = countWords(found);
  const next = found.cursor === null ? null : `${address}${address.includes("?") ? "&" : "?"}after=${encodeURIComponent(found.cursor)}`;

  async function loadMore(): Promise<void> {
    const before = found.entries.length;
    await more();
    focusRow(list.current, before);
  }

  return (
    <div className="grid gap-4">
      <div className="grid grid-cols-[1fr_auto] gap-2 md:grid-cols-[1fr_12rem]">
        <SearchBox search={search} className="col-span-2 md:col-span-1" />
        <SortChoice search={chosen} onChange={choose} />
        <Button variant="secondary" onClick={() => setSheet("open")} aria-haspopup="dialog" className="md:hidden">
          <SlidersHorizontal aria-hidden />
          {words.openFilters(active)}
        </Button>
      </div>
      <section aria-label={words.filters} className="hidden md:block">
        <FilterFields search={chosen} onChange={choose} className="md:grid-cols-4 lg:grid-cols-7" />
      </section>
      {sheet !== "unasked" && <FilterSheet search={chosen} onChange={choose} open={sheet === "open"} onOpenChange={(open) => setSheet(open ? "open" : "closed")} count={count} />}
      <div className="flex min-h-8 flex-wrap items-center justify-between gap-x-4 gap-y-2">
        <FacetChips search={search} />
        <p role="status" className="ml-auto text-sm text-ink-faint tabular-nums">
          {failed ? "" : loading ? words.looking : count}
        </p>
      </div>
      {failed ? (
        <Alert tone="danger" role="alert" title={words.failed}>
          <p>{problem}</p>
          <Button variant="secondary" size="sm" onClick={retry} className="mt-2">
            {words.retry}
          </Button>
        </Alert>
      ) : found.entries.length === 0 && found.cursor === null && !loading ? (
        <NoMatch search={search} />
      ) : (
        <div aria-busy={loading || undefined} className={cn("md:-mx-3", loading && "opacity-60 transition-opacity")}>
          <BeatRows list={list} entries={found.entries} />
          <MoreBeats href={next} loading={growing} problem={problem} onMore={() => void loadMore()} />
        </div>
      )}
    </div>
  );
}
