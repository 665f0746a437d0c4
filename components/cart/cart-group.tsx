"use client";

import { cart as words } from "@/strings/cart";
import { deals as dealWords } from "@/strings/deals";
import { CouponField } from "../checkout/coupon-field";
import { PageLink } from "../ui/page-link";
import { CartRowItem } from "./cart-row";
import { GroupCheckout, type GroupCheckoutProps } from "./group-checkout";

/** What the cart holds of one store: its beats, its deals, a code, and the way to pay. */
export function CartGroupCard(props: GroupCheckoutProps) {
  const { store, currency, rows, deals } = props.group;
  const heading = `cart-of-${store.slug}`;
  return (
    <section aria-labelledby={heading} className="grid gap-5 rounded-lg border bg-raised p-4 sm:p-6">
      <h2 id={heading} className="text-lg font-semibold tracking-tight">
        <PageLink href={`/${store.slug}`} className="hover:underline">
          {words.by(store.name)}
        </PageLink>
      </h2>
      {deals.map((deal) => (
        <p key={deal.tierType} role="status" className="rounded-md bg-ground px-3 py-2 text-sm">
          <span className="font-medium">{dealWords.ofTier(deal, deal.tierName)}.</span>{" "}
          {/* A group that is whole has just been taken off; the next one starts from nothing. */}
          {deal.missing === deal.buy + deal.get ? dealWords.applied : dealWords.more(deal.missing)}
        </p>
      ))}
      <ul className="divide-y border-y">
        {rows.map((row) => (
          <CartRowItem key={row.beatId} row={row} currency={currency} />
        ))}
      </ul>
      <CouponField />
      <GroupCheckout {...props} />
    </section>
  );
}
