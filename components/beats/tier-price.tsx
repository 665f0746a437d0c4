"use client";

import { tierBadge, tierPrice as words } from "@/strings/beats";
import { usePriceWithCoupon } from "../checkout/coupon";
import { Badge } from "../ui/badge";
import { cn } from "../ui/cn";
import type { TierOffer } from "./beat-types";
import { dateWords } from "../ui/date-words";
import { priceWords } from "./price";

/** What a licence costs whoever is looking, and how that comes about. */
export function TierPrice({ beatId, offer, deal }: { beatId: string; offer: TierOffer; /** What several of them cost, in words. */ deal: string | null }) {
  const { price, currency, standing, tierType } = offer;
  const upgrade = standing?.kind === "upgrade" ? standing : null;
  const mine = standing !== null && upgrade === null;
  const listed = upgrade?.price ?? price;
  const { price: due, code } = usePriceWithCoupon(beatId, tierType, listed);
  const onOffer = !mine && offer.available;
  const note = onOffer ? (code === null ? noteWords(offer) : words.lessCode(priceWords(listed, currency), code)) : null;
  const several = deal !== null && onOffer && <span className="font-medium text-ink">{deal}</span>;
  return (
    <div className="grid gap-1">
      <p className={cn("text-3xl font-semibold tracking-tight tabular-nums", (mine || !offer.available) && "text-ink-faint")}>{priceWords(onOffer ? due : listed, currency)}</p>
      {/* The line is there even where nothing is to be said: a code that is found later must not move the page. */}
      <p className="text-sm text-ink-soft tabular-nums md:min-h-5">{note ?? several}</p>
      {note !== null && several && <p className="text-sm">{several}</p>}
    </div>
  );
}

function noteWords({ price, currency, standing, agreed }: TierOffer): string | null {
  if (agreed !== null && standing === null) return words.agreed(priceWords(agreed.list, currency), dateWords(agreed.until));
  if (standing?.kind !== "upgrade") return price === 0 ? words.free : null;
  const { from, paid } = standing;
  if (paid === 0) return words.replaces(from);
  if (paid >= price) return words.paid(priceWords(paid, currency), from);
  return words.lessPaid(priceWords(price, currency), priceWords(paid, currency), from);
}

const TONES = { sold: "neutral", reserved: "caution" } as const;

/** Where a licence stands for whoever is looking, in a word; nothing where it is simply on sale. */
export function TierBadge({ offer: { standing, reason } }: { offer: TierOffer }) {
  if (standing?.kind === "owned") return <Badge tone="positive">{tierBadge.owned}</Badge>;
  if (standing?.kind === "covered") return <Badge>{tierBadge.covered}</Badge>;
  return reason && <Badge tone={TONES[reason]}>{tierBadge[reason]}</Badge>;
}
