"use client";

import { usePathname, useRouter } from "next/navigation";
import { type FocusEvent, type FormEvent, type KeyboardEvent, lazy, Suspense, useEffect, useId, useRef, useState } from "react";
import { MOST_LETTERS, wordsPath } from "@/lib/domain/wordSearch";
import { siteSearch as search } from "@/strings/frame";
import { Button } from "../ui/button";
import { classes } from "../ui/classes";
import { Icon } from "../ui/icon";
import { Input } from "../ui/input";
import type { Suggestion } from "./search-suggestions";

const load = () => import("./search-suggestions");
const SearchSuggestions = lazy(load);

/**
 * The search of the whole site: a box on a desk, on anything narrower a button that opens one across the window. It suggests
 * while one types; Enter looks through all beats, and without scripts it is an ordinary form.
 */
export function SiteSearch() {
  const [path, router, listId] = [usePathname(), useRouter(), useId()];
  const input = useRef<HTMLInputElement>(null);
  const [typed, setTyped] = useState("");
  const [open, setOpen] = useState(false);
  const [listed, setListed] = useState(false);
  const [options, setOptions] = useState<readonly Suggestion[]>([]);
  const [active, setActive] = useState(-1);
  const [known, setKnown] = useState(path);
  const words = typed.trim().replace(/\s+/g, " ");
  const listing = listed && words !== "";
  const offering = listing && options.length > 0;

  function close(): void {
    setOpen(false);
    setListed(false);
    setActive(-1);
  }
  function go(href: string): void {
    close();
    setTyped("");
    router.push(href);
  }
  if (known !== path) {
    setKnown(path);
    close();
  }
  useEffect(() => {
    if (open) input.current?.focus();
  }, [open]);

  function submit(event: FormEvent): void {
    event.preventDefault();
    go(options[active]?.href ?? wordsPath(words));
  }
  function press(event: KeyboardEvent): void {
    const step = event.key === "ArrowDown" ? 1 : event.key === "ArrowUp" ? -1 : 0;
    if (event.key === "Escape") close();
    else if (step !== 0 && offering) setActive((active + step + options.length + (active < 0 && step < 0 ? 1 : 0)) % options.length);
    else return;
    event.preventDefault();
  }
  function leave(event: FocusEvent): void {
    if (!event.currentTarget.contains(event.relatedTarget)) close();
  }

  // There the page's own box is the search.
  const elsewhere = path !== "/beats";
  return (
    <>
      {elsewhere && (
        <Button variant="ghost" size="icon" aria-label={search.open} data-search className="lg:hidden" onPointerEnter={() => void load()} onClick={() => setOpen(true)}>
          <Icon name="search" />
        </Button>
      )}
      <search
        data-searching={open || undefined}
        onBlur={leave}
        className={classes("min-w-0 flex-1 lg:relative lg:block lg:max-w-sm", open ? "fixed inset-0 z-10 flex flex-col bg-ground lg:static lg:z-auto" : "hidden", !elsewhere && "lg:invisible")}
      >
        <form action="/beats" onSubmit={submit} className="flex h-14 w-full items-center gap-1 border-b px-4 md:px-8 lg:h-auto lg:border-none lg:px-0">
          <div className="relative flex-1">
            <Icon name="search" className="pointer-events-none absolute top-1/2 left-3 size-4 -translate-y-1/2 text-ink-faint" />
            <Input
              ref={input}
              name="q"
              role="combobox"
              data-search
              aria-label={search.label}
              aria-autocomplete="list"
              aria-expanded={offering}
              aria-controls={offering ? listId : undefined}
              aria-activedescendant={offering ? options[active]?.id : undefined}
              placeholder={search.placeholder}
              autoComplete="off"
              enterKeyHint="search"
              maxLength={MOST_LETTERS}
              value={typed}
              onFocus={() => {
                void load();
                setListed(true);
              }}
              onChange={({ target }) => {
                setTyped(target.value);
                setListed(true);
                setActive(-1);
              }}
              onKeyDown={press}
              className="h-9 pl-9"
            />
          </div>
          <Button variant="ghost" onClick={close} className="-mr-2 px-2 lg:hidden">
            {search.close}
          </Button>
        </form>
        <div
          className={classes("flex-1 overflow-y-auto lg:absolute lg:inset-x-0 lg:top-full lg:mt-2 lg:max-h-[70dvh] lg:min-w-80 lg:rounded-lg lg:border lg:bg-raised lg:shadow-pop", !listing && "lg:hidden")}
        >
          {listing && (
            <Suspense>
              <SearchSuggestions listId={listId} words={words} active={active} onOptions={setOptions} onPick={go} />
            </Suspense>
          )}
        </div>
      </search>
    </>
  );
}
