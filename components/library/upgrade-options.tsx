"use client";

import { ArrowUp } from "lucide-react";
import { upgradeOptions as words } from "@/strings/library";
import { priceWords } from "../beats/price";
import { useCheckout } from "../checkout/use-checkout";
import { Button } from "../ui/button";
import type { OwnedLicense } from "./license-row";

/** The larger licences a licence can grow into, each at the difference. */
export function UpgradeOptions({ license: { beat, upgrades } }: { license: OwnedLicense }) {
  if (upgrades.length === 0) return null;
  return (
    <ul aria-label={words.label(beat.title)} className="-ml-3 flex flex-wrap gap-x-1 md:-mr-3 md:ml-0 md:justify-end">
      {upgrades.map((upgrade) => (
        <UpgradeOption key={`${upgrade.tierType} ${upgrade.price}`} beatId={beat.beatId} {...upgrade} />
      ))}
    </ul>
  );
}

type Option = OwnedLicense["upgrades"][number] & { beatId: string };

function UpgradeOption({ beatId, tierType, tierName, price, currency }: Option) {
  const { buy, pending, problem, seen, code } = useCheckout({ beatId, tierType, price, currency, back: "/library" });
  return (
    <li className="grid max-w-full content-start gap-2">
      <Button variant="ghost" size="sm" className="justify-self-start tabular-nums md:justify-self-end" pending={pending} onClick={() => void buy()}>
        <ArrowUp aria-hidden />
        {seen.price === 0 ? words.upgradeFree(tierName) : words.upgrade(tierName, priceWords(seen.price, seen.currency))}
      </Button>
      {problem && code && <code.CheckoutAlert problem={problem} back="/library" {...seen} />}
    </li>
  );
}
