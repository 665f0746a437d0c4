"use client";

import { buyButtonName } from "@/strings/tierButtons";
import { Button } from "../ui/button";
import { useCheckout, type Want, type Wish } from "./use-checkout";

type BuyButtonProps = Want<Wish> & {
  /** What stands on it while the price is the one the page was made with. */
  label: string;
  tierName: string;
  upgrade: boolean;
};

/** Buys one licence, or the way up to it: to the payment page, or to words that say why not and what to do. */
export function BuyButton({ label, tierName, upgrade, ...want }: BuyButtonProps) {
  const { buy, pending, problem, seen, code } = useCheckout(want);
  const words = code === null || seen.price === want.price ? label : code.buyWords(seen.price, seen.currency, upgrade);
  return (
    <div className="grid gap-3">
      <Button size="lg" className="w-full" pending={pending} onClick={() => void buy()} aria-label={buyButtonName(words, tierName)}>
        {words}
      </Button>
      {problem && code && <code.CheckoutAlert problem={problem} back={want.back} {...seen} />}
    </div>
  );
}
