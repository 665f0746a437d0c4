import { type BeatSearch, beatsPath, EVERYTHING } from "@/lib/domain/discovery";
import { facetChips as words } from "@/strings/market";
import { Icon } from "../ui/icon";
import { activeFacets } from "./facet-words";

/** What narrows the list, each to be taken away by itself. */
export function FacetChips({ search }: { search: BeatSearch }) {
  const facets = activeFacets(search);
  if (facets.length === 0) return null;
  return (
    <ul aria-label={words.label} className="flex flex-wrap items-center gap-2">
      {facets.map((facet) => (
        <li key={facet.name}>
          <a
            href={beatsPath(facet.without)}
            data-narrowing
            aria-label={words.remove(facet.name)}
            className="inline-flex h-8 max-w-64 items-center gap-1.5 rounded-full border border-line-strong bg-raised pr-2 pl-3 text-sm transition-colors hover:bg-hover"
          >
            <span className="truncate">{facet.name}</span>
            <Icon name="x" className="size-3.5 shrink-0 text-ink-faint" />
          </a>
        </li>
      ))}
      {facets.length > 1 && (
        <li>
          <a href={beatsPath({ ...EVERYTHING, sort: search.sort })} data-narrowing className="link px-2 text-sm">
            {words.clear}
          </a>
        </li>
      )}
    </ul>
  );
}
