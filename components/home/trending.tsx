import { home } from "@/strings/home";
import type { BeatEntry } from "../beats/beat-entry";
import { BeatTile } from "../beats/beat-tile";
import { PageLink } from "../ui/page-link";

/** What is heard and bought the most lately; nothing at all while too little is (decision 0029). */
export function Trending({ entries }: { entries: readonly BeatEntry[] }) {
  if (entries.length === 0) return null;
  return (
    <section aria-labelledby="trending" className="page grid gap-6 pt-12 md:pt-16">
      <div className="flex items-baseline justify-between gap-4">
        <h2 id="trending" className="text-2xl font-semibold tracking-tight">
          {home.trending}
        </h2>
        <PageLink href="/beats?sort=trending" className="link text-sm">
          {home.allTrending}
        </PageLink>
      </div>
      <ul className="grid grid-cols-2 gap-x-4 gap-y-8 sm:grid-cols-3 md:gap-x-6 lg:grid-cols-5">
        {entries.map((entry) => (
          <BeatTile key={entry.beatId} entry={entry} among={entries} />
        ))}
      </ul>
    </section>
  );
}
