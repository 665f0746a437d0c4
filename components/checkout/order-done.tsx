"use client";

import { useEffect, useRef } from "react";
import { bought } from "@/strings/cart";
import { orderDone as words } from "@/strings/checkout";
import { sumWords } from "../beats/price";
import { staleCart } from "../cart/cart-store";
import { Alert } from "../ui/alert";
import { buttonVariants } from "../ui/button";
import { PageLink } from "../ui/page-link";
import { BoughtLicense } from "./bought-license";
import type { OrderView } from "./order-stage";

/** What was bought, ready to take. */
export function OrderDone({ order }: { order: OrderView }) {
  const heading = useRef<HTMLHeadingElement>(null);
  // The page changed under the reader: say it, and let the keyboard go on from here.
  useEffect(() => heading.current?.focus(), []);
  // What was bought has left the account's cart: this browser is to ask again.
  useEffect(staleCart, []);
  const missing = order.lines.filter(({ outcome }) => outcome === "refused");
  return (
    <div className="grid gap-8">
      <div className="grid gap-2">
        <h1 ref={heading} tabIndex={-1} className="text-3xl font-semibold tracking-tight outline-none">
          {words.title}
        </h1>
        <p className="text-ink-soft tabular-nums">
          {order.total === 0 ? words.free(order.number) : words.paid(order.number, sumWords(order.total, order.currency))}
        </p>
      </div>
      {missing.length > 0 && (
        <Alert tone="caution" title={bought.missing(missing.length)}>
          <ul>
            {missing.map(({ lineId, title, amount }) => (
              <li key={lineId}>{amount === 0 ? title : bought.goesBack(title, sumWords(amount, order.currency))}</li>
            ))}
          </ul>
          {order.refundReason}
        </Alert>
      )}
      <ul className="grid gap-4">
        {order.lines.map(({ lineId, license }) => license && <BoughtLicense key={lineId} license={license} />)}
      </ul>
      <div className="flex flex-wrap gap-3">
        <PageLink href="/library" className={buttonVariants({ variant: "secondary" })}>
          {words.toLibrary}
        </PageLink>
        <PageLink href="/beats" className={buttonVariants({ variant: "ghost" })}>
          {words.browse}
        </PageLink>
      </div>
    </div>
  );
}
