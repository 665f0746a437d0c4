"use client";

import { ShoppingBag } from "lucide-react";
import { useEffect } from "react";
import { cart } from "@/strings/cart";
import { buttonVariants } from "../ui/button";
import { PageLink } from "../ui/page-link";
import { isSynced, keptCart, whenCartChanges } from "./cart-store";
import { useCart } from "./use-cart";

/** The way to the cart, with how much is in it. Once a tab, and after signing in, it asks what the account's cart holds. */
export function CartButton() {
  const { lines, signedIn, sync } = useCart();
  useEffect(() => {
    if (!signedIn) return;
    const hear = () => {
      const { owner, lines: own } = keptCart();
      if (isSynced() && (owner === "account" || own.length === 0)) return;
      stop();
      // The count is a convenience: the page that it leads to asks again, and says what went wrong.
      sync().catch(() => undefined);
    };
    const stop = whenCartChanges(hear);
    hear();
    return stop;
  }, [signedIn, sync]);
  return (
    <PageLink href="/cart" aria-label={cart.button(lines.length)} className={buttonVariants({ variant: "ghost", size: "icon", className: "relative" })}>
      <ShoppingBag aria-hidden />
      {lines.length > 0 && (
        <span aria-hidden className="absolute top-0.5 right-0.5 min-w-4 rounded-full bg-ink px-1 text-center text-xs leading-4 font-semibold text-ground tabular-nums">
          {lines.length}
        </span>
      )}
    </PageLink>
  );
}
