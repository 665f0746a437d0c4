"use client";

import { usePriceWithCoupon } from "../checkout/coupon";
import { Badge } from "../ui/badge";
import { cn } from "../ui/cn";
import type { TierOffer } from "./beat-types";
import { dateWords } from "../ui/date-words";
import { priceWords } from "./price";

/** What a licence costs whoever is looking, and how that comes about. */
export function TierPrice({ beatId, offer }: { beatId: string; offer: TierOffer }) {
  const { price, currency, standing, tierType } = offer;
  const upgrade = standing?.kind === "upgrade" ? standing : null;
  const mine = standing !== null && upgrade === null;
  const listed = upgrade?.price ?? price;
  const { price: due, code } = usePriceWithCoupon(beatId, tierType, listed);
  const onOffer = !mine && offer.available;
  return (
    <div className="grid gap-1">
      <p className={cn("text-3xl font-semibold tracking-tight tabular-nums", (mine || !offer.available) && "text-ink-faint")}>{priceWords(onOffer ? due : listed, currency)}</p>
      {/* Side by side, terms stand level: the line is there even where nothing is to be said. */}
      <p className="text-sm text-ink-soft tabular-nums md:min-h-5">{onOffer && (code === null ? noteWords(offer) : `${priceWords(listed, currency)} less your code ${code}`)}</p>
    </div>
  );
}

function noteWords({ price, currency, standing, agreed }: TierOffer): string | null {
  if (agreed !== null && standing === null) return `Agreed with the seller, ${priceWords(agreed.list, currency)} before. Until ${dateWords(agreed.until)}`;
  if (standing?.kind !== "upgrade") return price === 0 ? "Free with your e-mail" : null;
  const { from, paid } = standing;
  const held = from.toLowerCase();
  if (paid === 0) return `Takes the place of your ${held}`;
  if (paid >= price) return `You have paid ${priceWords(paid, currency)} for your ${held}`;
  return `${priceWords(price, currency)} less the ${priceWords(paid, currency)} of your ${held}`;
}

const REASONS = {
  sold: { tone: "neutral", words: "Sold" },
  reserved: { tone: "caution", words: "Reserved" },
} as const;

/** Where a licence stands for whoever is looking, in a word; nothing where it is simply on sale. */
export function TierBadge({ offer: { standing, reason } }: { offer: TierOffer }) {
  if (standing?.kind === "owned") return <Badge tone="positive">Yours</Badge>;
  if (standing?.kind === "covered") return <Badge>Included in yours</Badge>;
  return reason && <Badge tone={REASONS[reason].tone}>{REASONS[reason].words}</Badge>;
}
