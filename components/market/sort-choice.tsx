"use client";

import { type BeatSearch, SORTS } from "@/lib/domain/discovery";
import { sortChoice as words } from "@/strings/market";
import { cn } from "../ui/cn";
import { fieldLook } from "../ui/input";

/** The order of the list. Unless one is chosen, it is the newest first, and with words the best match. */
export function SortChoice({ search, onChange, className }: { search: BeatSearch; onChange: (search: BeatSearch) => void; className?: string }) {
  const best = search.words !== "";
  return (
    <select
      aria-label={words.label}
      value={search.sort ?? (best ? "" : "newest")}
      onChange={(event) => {
        const sort = SORTS.find((known) => known === event.target.value) ?? null;
        onChange({ ...search, sort: sort === "newest" && !best ? null : sort });
      }}
      className={cn(fieldLook, "h-10 px-2", className)}
    >
      {best && <option value="">{words.best}</option>}
      {SORTS.map((sort) => (
        <option key={sort} value={sort}>
          {words.names[sort]}
        </option>
      ))}
    </select>
  );
}
