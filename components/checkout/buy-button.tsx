"use client";

import { buyButton } from "@/strings/checkout";
import { priceWords } from "../beats/price";
import { Button } from "../ui/button";
import { CheckoutAlert } from "./checkout-alert";
import { useCheckout, type Want, type Wish } from "./use-checkout";

/** Buys one licence, or the way up to it: to the payment page, or to words that say why not and what to do. */
export function BuyButton({ tierName, upgrade = false, ...want }: Want<Wish> & { tierName: string; upgrade?: boolean }) {
  const { buy, pending, problem, seen } = useCheckout(want);
  const words = buyWords(seen.price, seen.currency, upgrade);
  return (
    <div className="grid gap-3">
      <Button size="lg" className="w-full" pending={pending} onClick={() => void buy()} aria-label={buyButton.of(words, tierName)}>
        {words}
      </Button>
      {problem && <CheckoutAlert problem={problem} back={want.back} {...seen} />}
    </div>
  );
}

function buyWords(price: number, currency: string, upgrade: boolean): string {
  if (price === 0) return upgrade ? buyButton.freeUpgrade : buyButton.free;
  return (upgrade ? buyButton.upgrade : buyButton.buy)(priceWords(price, currency));
}
