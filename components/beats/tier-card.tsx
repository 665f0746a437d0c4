import { termLines } from "@/lib/domain/licenseTerms";
import { BuyButton } from "../checkout/buy-button";
import { Badge } from "../ui/badge";
import { cn } from "../ui/cn";
import type { BeatPage, TierOffer } from "./beat-types";
import { FILE_NAMES } from "./file-names";
import { priceWords } from "./price";
import { TermsDialog } from "./terms-dialog";

const reasons = {
  sold: { badge: "Sold", text: "Somebody bought the exclusive rights. Licences sold before stay valid." },
  reserved: { badge: "Reserved", text: "Somebody is paying for it right now. If they do not finish, it is back within the hour." },
} as const;

/** One licence: what it costs, what it gives, and the way to it. */
export function TierCard({ beat, offer }: { beat: BeatPage; offer: TierOffer }) {
  const reason = offer.reason ? reasons[offer.reason] : null;
  const files = { label: "Files", value: offer.files.map((file) => FILE_NAMES[file]).join(", ") || "None", granted: offer.files.length > 0 };
  const id = `licence-${offer.tierType}`;
  return (
    <li aria-labelledby={id} className={cn("flex flex-col gap-5 rounded-lg border bg-raised p-5 lg:p-6", !offer.available && "bg-ground")}>
      <div className="grid gap-1">
        <h3 id={id} className="flex items-center justify-between gap-2 font-medium">
          {offer.name}
          {reason && <Badge tone={offer.reason === "reserved" ? "caution" : "neutral"}>{reason.badge}</Badge>}
        </h3>
        <p className={cn("text-3xl font-semibold tracking-tight tabular-nums", !offer.available && "text-ink-faint")}>
          {priceWords(offer.price, offer.currency)}
        </p>
      </div>
      <dl className="text-sm">
        {[files, ...termLines(offer.terms)].map(({ label, value, granted }) => (
          <div key={label} className="flex items-baseline justify-between gap-4 border-t py-2">
            <dt className="text-ink-soft">{label}</dt>
            <dd className={cn("text-right tabular-nums", granted ? "font-medium" : "text-ink-faint")}>{value}</dd>
          </div>
        ))}
      </dl>
      <div className="mt-auto grid gap-3">
        {reason && <p className="text-sm text-ink-soft">{reason.text}</p>}
        {offer.available && (
          <BuyButton beatId={beat.beatId} slug={beat.slug} tierType={offer.tierType} tierName={offer.name} price={offer.price} currency={offer.currency} />
        )}
        <TermsDialog beat={{ beatId: beat.beatId, title: beat.title, store: beat.store }} offer={offer} />
      </div>
    </li>
  );
}
