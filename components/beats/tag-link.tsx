import { type BeatSearch, beatsPath } from "@/lib/domain/discovery";
import { moodNames } from "@/strings/taxonomy";
import { PageLink } from "../ui/page-link";

/** A mood or a tag, as the way to everything else that has it. */
export function TagLink({ search }: { search: BeatSearch }) {
  return (
    <li>
      <PageLink href={beatsPath(search)} className="inline-flex h-8 items-center rounded-full border border-line-strong px-3 text-sm text-ink-soft transition-colors hover:bg-hover hover:text-ink">
        {search.mood === null ? search.tags[0] : moodNames[search.mood]}
      </PageLink>
    </li>
  );
}
