"use client";

import { type BeatSearch, SORTS } from "@/lib/domain/discovery";
import { cn } from "../ui/cn";
import { fieldLook } from "../ui/input";
import { SORT_NAMES } from "./facet-words";

/** The order of the list. Unless one is chosen, it is the newest first, and with words the best match. */
export function SortChoice({ search, onChange, className }: { search: BeatSearch; onChange: (search: BeatSearch) => void; className?: string }) {
  const best = search.words !== "";
  return (
    <select
      aria-label="Sort by"
      value={search.sort ?? (best ? "" : "newest")}
      onChange={(event) => {
        const sort = SORTS.find((known) => known === event.target.value) ?? null;
        onChange({ ...search, sort: sort === "newest" && !best ? null : sort });
      }}
      className={cn(fieldLook, "h-10 px-2", className)}
    >
      {best && <option value="">Best match</option>}
      {SORTS.map((sort) => (
        <option key={sort} value={sort}>
          {SORT_NAMES[sort]}
        </option>
      ))}
    </select>
  );
}
