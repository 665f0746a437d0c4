import { termLines } from "@/lib/domain/licenseTerms";
import { tierCard as words } from "@/strings/beats";
import { deals } from "@/strings/deals";
import { cn } from "../ui/cn";
import type { BeatPage, TierOffer } from "./beat-types";
import { fileWords } from "./file-names";
import { OfferButton } from "./offer-button";
import { TermsDialog } from "./terms-dialog";
import { TierAction } from "./tier-action";
import { tierCardId } from "./tier-path";
import { TierBadge, TierPrice } from "./tier-price";

type TierCardProps = {
  beat: BeatPage;
  offer: TierOffer;
  /** Marks the one its reader came back for, after signing in. */
  chosen: boolean;
};

/** One licence: what it costs, what it gives, and the way to it. */
export function TierCard({ beat, offer, chosen }: TierCardProps) {
  const files = { label: words.files, value: fileWords(offer) || words.noFiles, granted: offer.files.length > 0 };
  const id = `licence-${offer.tierType}`;
  return (
    <li
      id={tierCardId(offer.tierType)}
      aria-labelledby={id}
      className={cn(
        // Side by side, the parts of all cards stand level: price, terms, and the way to buy.
        "grid scroll-mt-24 gap-5 rounded-lg border bg-raised p-5 md:row-span-3 md:grid-rows-subgrid lg:p-6",
        !offer.available && "bg-ground",
        chosen && "border-ink outline-2 outline-ink",
      )}
    >
      <div className="grid content-start gap-1">
        <h3 id={id} className="flex items-center justify-between gap-2 font-medium">
          {offer.name}
          <TierBadge offer={offer} />
        </h3>
        <TierPrice beatId={beat.beatId} offer={offer} deal={offer.deal && deals.line(offer.deal)} />
      </div>
      <dl className="text-sm">
        {[files, ...termLines(offer.terms)].map(({ label, value, granted }) => (
          <div key={label} className="flex items-baseline justify-between gap-4 border-t py-2">
            <dt className="text-ink-soft">{label}</dt>
            <dd className={cn("text-right tabular-nums", granted ? "font-medium" : "text-ink-faint")}>{value}</dd>
          </div>
        ))}
      </dl>
      <div className="flex flex-col gap-3">
        <TierAction beat={beat} offer={offer} />
        {offer.takesOffers && <OfferButton beat={{ beatId: beat.beatId, slug: beat.slug, title: beat.title }} offer={offer} />}
        <div className="mt-auto">
          <TermsDialog beat={{ beatId: beat.beatId, title: beat.title, store: beat.store }} offer={offer} />
        </div>
      </div>
    </li>
  );
}
