import { tierBadge, tierPrice as words } from "@/strings/beats";
import { PriceLines } from "../checkout/price-lines";
import { Badge } from "../ui/badge";
import type { TierOffer } from "./beat-types";
import { dateWords } from "../ui/date-words";
import { priceWords } from "./price";

/** What a licence costs whoever is looking, and how that comes about. */
export function TierPrice({ beatId, offer, deal }: { beatId: string; offer: TierOffer; /** What several of them cost, in words. */ deal: string | null }) {
  const { price, currency, standing, tierType } = offer;
  const upgrade = standing?.kind === "upgrade" ? standing : null;
  const mine = standing !== null && upgrade === null;
  const listed = upgrade?.price ?? price;
  const onOffer = !mine && offer.available;
  const line = onOffer ? { beatId, tierType, amount: listed, currency, upgrade: upgrade !== null } : null;
  return <PriceLines line={line} price={priceWords(listed, currency)} note={onOffer ? noteWords(offer) : null} several={onOffer ? deal : null} />;
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
