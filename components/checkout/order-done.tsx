"use client";

import { useEffect, useRef } from "react";
import { bought } from "@/strings/cart";
import { priceWords } from "../beats/price";
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
          It is yours.
        </h1>
        <p className="text-ink-soft tabular-nums">
          Order {order.number} · {order.total === 0 ? "free" : `${priceWords(order.total, order.currency)} paid`}
        </p>
      </div>
      {missing.length > 0 && (
        <Alert tone="caution" title={bought.missing(missing.length)}>
          <ul>
            {missing.map(({ lineId, title, amount }) => (
              <li key={lineId}>{amount === 0 ? title : bought.goesBack(title, priceWords(amount, order.currency))}</li>
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
          Go to your library
        </PageLink>
        <PageLink href="/beats" className={buttonVariants({ variant: "ghost" })}>
          Keep browsing
        </PageLink>
      </div>
    </div>
  );
}
