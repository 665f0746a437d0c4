"use client";

import { X } from "lucide-react";
import { errorWords } from "@/lib/api-client";
import { TIER_TYPES } from "@/lib/domain/tierTypes";
import { cart as words } from "@/strings/cart";
import { Cover } from "../beats/cover";
import { sumWords } from "../beats/price";
import { Button } from "../ui/button";
import { fieldLook } from "../ui/input";
import { cn } from "../ui/cn";
import { PageLink } from "../ui/page-link";
import { toast } from "../ui/toast";
import type { CartLine } from "./cart-store";
import type { CartRow } from "./cart-types";
import { useCart } from "./use-cart";

/** One licence in the cart: another of the same beat may be chosen, or it is taken out, which can be undone. */
export function CartRowItem({ row, currency }: { row: CartRow; currency: string }) {
  const { put, remove } = useCart();
  const { beatId, tierType, slug, title, levels, tiers, listPrice, price, off, problem } = row;
  const told = (done: Promise<void>) => done.catch((error: unknown) => toast.error(words.notChanged, { description: errorWords(error) }));
  const choose = (line: CartLine) => void told(put(line));
  const takeOut = () => {
    void told(remove(beatId));
    toast.info(words.removed(title), { action: { label: words.undo, onClick: () => choose({ beatId, tierType }) } });
  };
  return (
    // On a phone the licence has a line of its own: its name and price are too long for half of one.
    <li className="grid grid-cols-[auto_minmax(0,1fr)_auto] items-center gap-x-4 gap-y-1 py-4 sm:grid-cols-[auto_minmax(0,1fr)_15rem_8.5rem_auto]">
      <Cover peaks={levels} className={cn("row-span-2 size-14 sm:row-span-1", problem && "opacity-50")} />
      <PageLink href={`/beats/${slug}`} className="truncate font-medium hover:underline">
        {title}
      </PageLink>
      <select
        aria-label={words.licence(title)}
        className={cn(fieldLook, "order-last col-span-3 mt-2 h-10 w-full min-w-0 sm:order-none sm:col-span-1 sm:mt-0")}
        value={tierType}
        onChange={(event) => {
          const chosen = TIER_TYPES.find((tier) => tier === event.target.value);
          if (chosen !== undefined) choose({ beatId, tierType: chosen });
        }}
      >
        {tiers.every((tier) => tier.tierType !== tierType) && <option value={tierType} />}
        {tiers.map((tier) => (
          <option key={tier.tierType} value={tier.tierType}>
            {words.tier(tier.name, sumWords(tier.price, currency))}
          </option>
        ))}
      </select>
      <p className="col-start-2 row-start-2 tabular-nums sm:col-start-auto sm:row-start-auto sm:text-right">
        {price !== null && listPrice !== null && price < listPrice && (
          <del className="mr-2 text-sm text-ink-faint">
            <span className="sr-only">{words.before} </span>
            {sumWords(listPrice, currency)}
          </del>
        )}
        {price !== null && <span className="font-medium">{sumWords(price, currency)}</span>}
      </p>
      <Button variant="ghost" size="icon-sm" className="col-start-3 row-start-1 sm:col-start-auto sm:row-start-auto" aria-label={words.remove(title)} onClick={takeOut}>
        <X aria-hidden />
      </Button>
      {(problem || off.length > 0) && <p className={cn("order-last col-span-full text-sm", problem ? "text-danger-text" : "text-ink-soft")}>{problem?.words ?? off.join(", ")}</p>}
    </li>
  );
}
