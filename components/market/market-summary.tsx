import type { BeatSearch } from "@/lib/domain/discovery";
import { FacetChips } from "./facet-chips";

/** What narrows the list, and how much it holds, in words. */
export function MarketSummary({ search, said }: { search: BeatSearch; said: string }) {
  return (
    <div className="flex min-h-8 flex-wrap items-center justify-between gap-x-4 gap-y-2">
      <FacetChips search={search} />
      <p role="status" className="ml-auto text-sm text-ink-faint tabular-nums">
        {said}
      </p>
    </div>
  );
}
