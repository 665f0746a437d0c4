"use client";

import { BuyButton } from "../checkout/buy-button";
import { useCoupon, useReducedPrice } from "../checkout/coupon";
import type { PricedLine } from "../checkout/coupon-lookup";
import { tierPath } from "./tier-path";

/** The button that buys a licence at its price, or at the one with the code that was brought. */
export function TierBuy({ line, tierName, slug, label }: { line: PricedLine; tierName: string; slug: string; /** Its words without a code. */ label: string }) {
  const coupon = useCoupon();
  const reduced = useReducedPrice(line);
  const [price, code] = [reduced?.price ?? line.amount, reduced?.code ?? null];
  return (
    <BuyButton
      // A price that changed under the reader starts afresh with the page.
      key={`${price} ${code}`}
      beatId={line.beatId}
      tierType={line.tierType}
      tierName={tierName}
      price={price}
      currency={line.currency}
      label={reduced?.buy ?? label}
      upgrade={line.upgrade}
      couponCode={code}
      back={tierPath(slug, line.tierType, coupon?.text)}
    />
  );
}
