"use client";

import { lazy, type ReactNode, type RefObject, Suspense, useEffect, useRef } from "react";
import { beatsPath, narrowings, searchOf } from "@/lib/domain/discovery";
import { marketResults as words } from "@/strings/market";
import { BeatRows } from "../beats/beat-rows";
import { focusRow } from "../beats/focus-row";
import { MoreBeats } from "../beats/more-beats";
import { Alert } from "../ui/alert";
import { Button } from "../ui/button";
import { classes } from "../ui/classes";
import type { Sheet } from "./beat-market";
import { readControls, showControls } from "./controls";
import { countWords } from "./count-words";
import { MarketSummary } from "./market-summary";
import { NoMatch } from "./no-match";
import { restPath } from "./rest-path";
import { type FirstAnswer, go, searchAt, useBeatSearch } from "./use-beat-search";

/** Asked for when it is first opened: most visits do without. */
const FilterSheet = lazy(() => import("./filter-sheet"));

/** How long typing must rest before it counts. */
const REST_MS = 200;
let resting: ReturnType<typeof setTimeout> | undefined;
/** The address that the fields led to last: they say it already, and perhaps a letter more. */
let followed: string | null = null;

/** Searches for what the fields of a form say, at once or when typing rests. */
export function followControls(form: HTMLFormElement, typing: boolean): void {
  clearTimeout(resting);
  const follow = () => {
    const before = searchOf(new URLSearchParams(window.location.search));
    const search = readControls(form, before);
    showControls(form, search);
    followed = beatsPath(search);
    // A further letter is no step that one would go back on.
    const furtherLetter = before.words !== "" && beatsPath({ ...search, words: before.words }) === beatsPath(before);
    go(search, furtherLetter ? "replace" : "push");
  };
  if (typing) resting = setTimeout(follow, REST_MS);
  else follow();
}

/** Follows a link to another search without leaving the page. */
export function goTo(link: HTMLAnchorElement): void {
  go(searchAt(link.href));
}

export function countNarrowings(query: string): number {
  return narrowings(searchOf(new URLSearchParams(query))).filter((name) => name !== "words").length;
}

type MarketResultsProps = {
  first: FirstAnswer;
  /** Whose fields show the search when it came from elsewhere. */
  form: RefObject<HTMLFormElement | null>;
  /** Whether more than the first rows were asked for already. */
  grow: boolean;
  sheet: Sheet;
  onSheet: (sheet: Sheet) => void;
  /** The first rows as the server drew them. */
  children: ReactNode;
};

/** What narrows the list, how much was found, and the rows: of the search that the address names. */
export function MarketResults({ first, form, grow, sheet, onSheet, children }: MarketResultsProps) {
  const { search, address, found, loading, growing, problem, failed, more, retry } = useBeatSearch(first);
  const box = useRef<HTMLDivElement>(null);
  const grown = useRef(false);

  const shown = useRef(first.address);
  useEffect(() => {
    if (shown.current === address) return;
    shown.current = address;
    if (followed === address) return;
    followed = null;
    if (form.current) showControls(form.current, searchAt(address));
  }, [form, address]);

  async function loadMore(): Promise<void> {
    const before = found.entries.length;
    await more();
    focusRow(box.current, before);
  }
  useEffect(() => {
    if (!grow || grown.current) return;
    grown.current = true;
    void loadMore();
  });

  return (
    <>
      {sheet !== "unasked" && (
        <Suspense>
          <FilterSheet search={search} open={sheet === "open"} onOpenChange={(open) => onSheet(open ? "open" : "closed")} count={countWords(found)} />
        </Suspense>
      )}
      <MarketSummary search={search} said={failed ? "" : loading ? words.looking : countWords(found)} />
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
        <div ref={box} aria-busy={loading || undefined} className={classes("md:-mx-3", loading && "opacity-60 transition-opacity")}>
          {found === first ? children : <BeatRows entries={found.entries} />}
          <MoreBeats href={restPath(address, found.cursor)} loading={growing} problem={problem} onMore={() => void loadMore()} />
        </div>
      )}
    </>
  );
}
