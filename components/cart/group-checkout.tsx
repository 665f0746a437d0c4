"use client";

import { useEffect } from "react";
import { couponOff } from "@/lib/domain/coupons";
import { cart as words } from "@/strings/cart";
import { sumWords } from "../beats/price";
import { useCoupon } from "../checkout/coupon";
import { useCheckout, type Wish } from "../checkout/use-checkout";
import { Button } from "../ui/button";
import type { CartGroup } from "./cart-types";

export type GroupCheckoutProps = {
  group: CartGroup;
  /** The page to come back to, with every code that was typed on it. */
  back: string;
  onCode: (store: string, code: string) => void;
  onStale: () => Promise<void>;
};

/** What a store's part of the cart comes to, and the way to pay for it. */
export function GroupCheckout({ group, back, onCode, onStale }: GroupCheckoutProps) {
  const { rows, total, currency, store } = group;
  const coupon = useCoupon();
  const [found, typed] = [coupon?.found ?? null, coupon?.text ?? ""];
  useEffect(() => onCode(store.slug, typed), [onCode, store.slug, typed]);
  const good = rows.flatMap(({ beatId, tierType, price, fixed }) => (price === null ? [] : [{ beatId, tierType, amount: price, fixed }]));
  if (good.length === 0) return <p className="text-ink-soft">{words.nothing}</p>;
  const off = found === null ? 0 : (couponOff(found.discount, found, good).off ?? []).reduce((sum, amount) => sum + amount, 0);
  const code = off > 0 && found !== null ? found.code : null;
  const lines = good.map(({ beatId, tierType }) => ({ beatId, tierType }));
  return (
    <div className="grid gap-4 sm:justify-items-end">
      <dl className="grid w-full grid-cols-[1fr_auto] gap-x-6 gap-y-1 tabular-nums sm:max-w-72">
        {code !== null && (
          <>
            <dt className="text-ink-soft">{words.lessCode(code)}</dt>
            <dd className="text-right">−{sumWords(off, currency)}</dd>
          </>
        )}
        <dt className="text-lg font-semibold">{words.total}</dt>
        <dd className="text-right text-lg font-semibold">{sumWords(total - off, currency)}</dd>
      </dl>
      {good.length < rows.length && <p className="text-sm text-ink-soft">{words.leftOut(rows.length - good.length)}</p>}
      <Pay key={`${total - off} ${code}`} store={store.name} lines={lines} price={total - off} currency={currency} code={code} back={back} onStale={onStale} />
    </div>
  );
}

type PayProps = { store: string; lines: readonly Wish[]; price: number; currency: string; code: string | null } & Pick<GroupCheckoutProps, "back" | "onStale">;

function Pay({ store, lines, price, currency, code, back, onStale }: PayProps) {
  const { buy, pending, problem, seen, code: checkout } = useCheckout({ lines, price, currency, couponCode: code, back });
  const kind = problem?.kind;
  // What was refused for a beat that is gone or owned shows on its row.
  useEffect(() => {
    if (kind === "gone" || kind === "owned") void onStale();
  }, [kind, onStale]);
  const say = seen.price === 0 ? words.checkoutFree : words.checkout(sumWords(seen.price, currency));
  return (
    <div className="grid w-full gap-3 sm:max-w-72">
      <Button size="lg" className="w-full" pending={pending} aria-label={words.checkoutOf(say, store)} onClick={() => void buy()}>
        {say}
      </Button>
      {problem && checkout && <checkout.CheckoutAlert problem={problem} back={back} {...seen} />}
    </div>
  );
}
