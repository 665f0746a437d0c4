import { hero } from "@/strings/home";
import type { BeatEntry } from "../beats/beat-entry";
import { buttonVariants } from "../ui/button";
import { PageLink } from "../ui/page-link";
import { NewestBeat } from "./newest-beat";

/** What this place is, in one screen; its picture is the sound of the newest beat, ready to play. */
export function Hero({ entries }: { entries: readonly BeatEntry[] }) {
  const newest = entries.find((entry) => entry.preview !== null);
  return (
    <div className="border-b">
      <div className="page grid gap-8 pt-12 pb-10 md:gap-12 md:pt-24 md:pb-14">
        <div className="grid max-w-3xl gap-6">
          <h1 className="text-4xl font-semibold tracking-tighter md:text-5xl">{hero.title}</h1>
          <p className="max-w-xl text-lg text-ink-soft">
            {hero.text}
          </p>
          <div className="flex flex-wrap gap-3">
            <PageLink href="/beats" className={buttonVariants({ size: "lg" })}>
              {hero.browse}
            </PageLink>
            <PageLink href="/sell" className={buttonVariants({ variant: "secondary", size: "lg" })}>
              {hero.sell}
            </PageLink>
          </div>
        </div>
        {newest && <NewestBeat entry={newest} among={entries} />}
      </div>
    </div>
  );
}
