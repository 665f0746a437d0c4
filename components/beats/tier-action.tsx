"use client";

import { tierAction as words } from "@/strings/beats";
import { AddToCart } from "../cart/add-to-cart";
import { BuyButton } from "../checkout/buy-button";
import { useCoupon, usePriceWithCoupon } from "../checkout/coupon";
import { useConnection } from "../providers/connection";
import { buttonVariants } from "../ui/button";
import { PageLink } from "../ui/page-link";
import type { BeatPage, TierOffer } from "./beat-types";
import { tierPath } from "./tier-path";

/** The way to a licence: to buy it, to go up to it for the difference, to where it is already, or why there is none; nothing for the beat's own seller. */
export function TierAction({ beat, offer }: { beat: BeatPage; offer: TierOffer }) {
  const { standing, reason, tierType, name, currency } = offer;
  const { ownStoreId } = useConnection();
  const upgrade = standing?.kind === "upgrade";
  const { price, code } = usePriceWithCoupon(beat.beatId, tierType, upgrade ? standing.price : offer.price);
  const brought = useCoupon()?.text;
  if (standing?.kind === "owned") {
    return (
      <PageLink href="/library" className={buttonVariants({ variant: "secondary", size: "lg" })}>
        {words.owned}
      </PageLink>
    );
  }
  if (standing?.kind === "covered") return <p className="text-sm text-ink-soft">{words.covered(standing.by)}</p>;
  if (reason) return <p className="text-sm text-ink-soft">{words[reason]}</p>;
  if (beat.storeId === ownStoreId) return null;
  const buy = (
    <BuyButton
      // A price that changed under the reader starts afresh with the page.
      key={`${price} ${code}`}
      beatId={beat.beatId}
      tierType={tierType}
      tierName={name}
      price={price}
      currency={currency}
      upgrade={upgrade}
      couponCode={code}
      back={tierPath(beat.slug, tierType, brought)}
    />
  );
  if (upgrade) return buy;
  return (
    <>
      {buy}
      <AddToCart beatId={beat.beatId} tierType={tierType} tierName={name} />
    </>
  );
}
