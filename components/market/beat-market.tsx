"use client";

import { useSearchParams } from "next/navigation";
import { type FormEvent, type MouseEvent, type ReactNode, useEffect, useEffectEvent, useRef, useState } from "react";
import { beatMarket as words } from "@/strings/beatMarket";
import { MoreBeats } from "../beats/more-beats";
import { Button } from "../ui/button";
import { fetchedCode } from "../ui/could-not-fetch";
import { Icon } from "../ui/icon";
import type * as results from "./market-results";
import type { FirstAnswer } from "./use-beat-search";

type Code = typeof results;
export type Sheet = "unasked" | "open" | "closed";

type BeatMarketProps = {
  /** What the server found. */
  first: FirstAnswer;
  /** The address of what follows; null when there is no more. */
  next: string | null;
  /** How many facets are set. */
  active: number;
  /** All as the server drew it: the fields of the search, those of the filters, what narrows the list, and its rows. */
  search: ReactNode;
  filters: ReactNode;
  summary: ReactNode;
  children: ReactNode;
};

/** What looks beats up and draws them; there once it was wanted. */
let known: Code | null = null;

async function fetchResults(): Promise<Code | null> {
  known ??= await fetchedCode(import("./market-results"));
  return known;
}

/**
 * All beats on sale: searched, narrowed, ordered. The server draws the page; what answers while one types or chooses comes with
 * the first change. The fields keep what they say themselves, so that nothing is lost until then.
 */
export function BeatMarket({ first, next, active, search, filters, summary, children }: BeatMarketProps) {
  const query = useSearchParams().toString();
  const [begun] = useState(query);
  const [code, setCode] = useState(known);
  const [grow, setGrow] = useState(false);
  const [sheet, setSheet] = useState<Sheet>("unasked");
  const form = useRef<HTMLFormElement>(null);
  // Another address than the page was made for, or nothing found there, for which there is advice.
  const wanted = code === null && (query !== begun || (first.entries.length === 0 && next === null));

  const fetchCode = async () => {
    const fetched = await fetchResults();
    setCode(fetched);
    return fetched;
  };
  useEffect(() => {
    if (wanted) void fetchResults().then(setCode);
  }, [wanted]);

  const follow = async (typing: boolean) => {
    const fetched = await fetchCode();
    if (form.current) fetched?.followControls(form.current, typing);
  };
  // React calls every letter a change; the browser, what one has settled on.
  const settled = useEffectEvent(() => void follow(false));
  useEffect(() => {
    const fields = form.current;
    if (fields === null) return;
    const settle = () => settled();
    fields.addEventListener("change", settle);
    // What was changed before the page was alive.
    if (isTouched(fields)) settle();
    return () => fields.removeEventListener("change", settle);
  }, []);

  function type(event: FormEvent<HTMLFormElement>): void {
    if (event.target instanceof HTMLInputElement && event.target.name === "q") void follow(true);
  }
  function submit(event: FormEvent): void {
    event.preventDefault();
    void follow(false);
  }
  function narrow(event: MouseEvent<HTMLDivElement>): void {
    const link = event.target instanceof Element ? event.target.closest<HTMLAnchorElement>("a[data-narrowing]") : null;
    if (link === null || event.metaKey || event.ctrlKey || event.shiftKey) return;
    event.preventDefault();
    void fetchCode().then((fetched) => fetched?.goTo(link));
  }

  return (
    <div className="grid gap-4" onClick={narrow}>
      <form ref={form} role="search" action="/beats" autoComplete="off" onInput={type} onSubmit={submit} className="grid gap-4">
        <div className="grid grid-cols-[1fr_auto] gap-2 md:grid-cols-[1fr_12rem]">
          {search}
          <Button
            variant="secondary"
            aria-haspopup="dialog"
            pending={sheet === "open" && code === null}
            onClick={() => {
              setSheet("open");
              void fetchCode().then((fetched) => fetched || setSheet("unasked"));
            }}
            className="md:hidden"
          >
            <Icon name="sliders-horizontal" />
            {words.openFilters(code?.countNarrowings(query) ?? active)}
          </Button>
        </div>
        <section aria-label={words.filters} className="hidden md:block">
          {filters}
        </section>
      </form>
      {code ? (
        <code.MarketResults first={first} form={form} grow={grow} sheet={sheet} onSheet={setSheet}>
          {children}
        </code.MarketResults>
      ) : (
        <>
          {summary}
          <div aria-busy={wanted || undefined} className="md:-mx-3">
            {children}
            <MoreBeats
              href={next}
              loading={grow}
              problem={null}
              onMore={() => {
                setGrow(true);
                void fetchCode().then((fetched) => fetched || setGrow(false));
              }}
            />
          </div>
        </>
      )}
    </div>
  );
}

/** Whether a field says something else than the server wrote into it. */
function isTouched(form: HTMLFormElement): boolean {
  return [...form.elements].some((field) => {
    if (field instanceof HTMLSelectElement) return field.selectedOptions[0]?.defaultSelected === false && [...field.options].some((option) => option.defaultSelected);
    return field instanceof HTMLInputElement && (field.value !== field.defaultValue || field.checked !== field.defaultChecked);
  });
}
