import { ChevronRight } from "lucide-react";
import { sheet } from "@/strings/player";
import type { BeatPage } from "../beats/beat-types";
import { priceWords } from "../beats/price";
import { tierPath } from "../beats/tier-path";
import { buttonVariants } from "../ui/button";
import { Skeleton } from "../ui/skeleton";
import type { Track } from "./track";

type Props = { track: Track; beat: BeatPage | null | undefined; onFollow: (href: string) => void };

/** What the beat costs, licence by licence; each leads to its card, where it is bought or put in the cart. */
export function SheetLicences({ track, beat, onFollow }: Props) {
  const page = `/beats/${track.slug}`;
  const link = (href: string) => ({
    href,
    onClick: (event: { metaKey: boolean; ctrlKey: boolean; preventDefault: () => void }) => {
      if (event.metaKey || event.ctrlKey) return;
      event.preventDefault();
      onFollow(href);
    },
  });
  return (
    <section aria-labelledby="sheet-licences" className="grid gap-2 border-t px-4 py-3">
      <h3 id="sheet-licences" className="text-xs text-ink-faint">
        {sheet.licences}
      </h3>
      {beat === undefined ? (
        <Skeleton className="h-36" />
      ) : beat === null || beat.sold ? (
        <p className="text-sm text-ink-soft">{beat === null ? sheet.licencesFailed : sheet.sold}</p>
      ) : (
        <ul className="rounded-md border bg-raised">
          {beat.tiers.map(({ tierType, name, price, currency, available }) => (
            <li key={tierType} className="border-b last:border-b-0">
              <a {...link(tierPath(track.slug, tierType))} className="flex min-h-12 items-center gap-3 px-4 text-sm">
                <span className="min-w-0 flex-1 truncate font-medium">{name}</span>
                <span className="tabular-nums">{available ? priceWords(price, currency) : "–"}</span>
                <ChevronRight aria-hidden className="size-4 text-ink-faint" />
              </a>
            </li>
          ))}
        </ul>
      )}
      <a {...link(page)} className={buttonVariants({ variant: "secondary", className: "w-full" })}>
        {sheet.toBeat}
      </a>
    </section>
  );
}
