import { newest } from "@/strings/home";
import type { BeatEntry } from "../beats/beat-entry";
import { BeatTile } from "../beats/beat-tile";
import { buttonVariants } from "../ui/button";
import { EmptyState } from "../ui/empty-state";
import { PageLink } from "../ui/page-link";

/** The newest beats by their covers, each playable where it stands. */
export function Newest({ entries }: { entries: readonly BeatEntry[] }) {
  return (
    <section aria-labelledby="newest" className="page grid gap-6 py-12 md:py-16">
      <div className="flex items-baseline justify-between gap-4">
        <h2 id="newest" className="text-2xl font-semibold tracking-tight">
          {newest.title}
        </h2>
        {entries.length > 0 && (
          <PageLink href="/beats" className="link text-sm">
            {newest.all}
          </PageLink>
        )}
      </div>
      {entries.length === 0 ? (
        <EmptyState
          as="h3"
          title={newest.none.title}
          action={
            <PageLink href="/sell" className={buttonVariants({ variant: "secondary" })}>
              {newest.none.action}
            </PageLink>
          }
        >
          {newest.none.text}
        </EmptyState>
      ) : (
        <ul className="grid grid-cols-2 gap-x-4 gap-y-8 sm:grid-cols-3 md:gap-x-6 lg:grid-cols-5">
          {entries.map((entry) => (
            <BeatTile key={entry.beatId} entry={entry} among={entries} />
          ))}
        </ul>
      )}
    </section>
  );
}
