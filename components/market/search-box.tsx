"use client";

import { Search } from "lucide-react";
import { type FormEvent, useEffect, useState } from "react";
import { type BeatSearch, SEARCH_LIMITS } from "@/lib/domain/discovery";
import { searchBox } from "@/strings/market";
import { Input } from "../ui/input";
import { go } from "./use-beat-search";

/** How long typing must rest before it counts. */
const REST_MS = 200;

/** Words to look for. Finds while one types; without scripts it is an ordinary form. */
export function SearchBox({ search, className }: { search: BeatSearch; className?: string }) {
  const [typed, setTyped] = useState(search.words);
  const [known, setKnown] = useState(search.words);
  // The address changed from elsewhere: by going back, or by taking the words away.
  if (known !== search.words) {
    setKnown(search.words);
    if (trimmed(typed) !== search.words) setTyped(search.words);
  }
  const words = trimmed(typed);

  useEffect(() => {
    if (words === search.words) return;
    const timer = setTimeout(() => go({ ...search, words }, search.words === "" ? "push" : "replace"), REST_MS);
    return () => clearTimeout(timer);
  });

  function submit(event: FormEvent): void {
    event.preventDefault();
    if (words !== search.words) go({ ...search, words });
  }

  return (
    <form role="search" action="/beats" onSubmit={submit} className={className}>
      <label className="relative block">
        <span className="sr-only">{searchBox.label}</span>
        <Search aria-hidden className="pointer-events-none absolute top-1/2 left-3 size-4 -translate-y-1/2 text-ink-faint" />
        <Input type="search" name="q" data-search value={typed} maxLength={SEARCH_LIMITS.words} onChange={(event) => setTyped(event.target.value)} placeholder={searchBox.placeholder} autoComplete="off" className="pl-9" />
      </label>
    </form>
  );
}

function trimmed(text: string): string {
  return text.trim().replace(/\s+/g, " ");
}
