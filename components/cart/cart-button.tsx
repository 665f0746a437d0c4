"use client";

import { useEffect } from "react";
import { cartButton } from "@/strings/cartButton";
import { useAsk } from "../providers/use-ask";
import { buttonVariants } from "../ui/button";
import { Icon } from "../ui/icon";
import { PageLink } from "../ui/page-link";
import { useCartLines } from "./use-cart-lines";

/** The way to the cart, with how much is in it. Once a tab, and after signing in, it asks what the account's cart holds. */
export function CartButton() {
  const ask = useAsk();
  const { lines, signedIn } = useCartLines();
  useEffect(() => {
    if (!signedIn) return;
    let stop: (() => void) | undefined;
    let left = false;
    // The count is a convenience: the page that it leads to asks again, and says what went wrong.
    void import("./hear-cart").then((code) => {
      if (!left) stop = code.hearCart(ask);
    }).catch(() => undefined);
    return () => {
      left = true;
      stop?.();
    };
  }, [ask, signedIn]);
  return (
    <PageLink href="/cart" aria-label={cartButton(lines.length)} className={buttonVariants({ variant: "ghost", size: "icon", className: "relative" })}>
      <Icon name="shopping-bag" />
      {lines.length > 0 && (
        <span aria-hidden className="absolute top-0.5 right-0.5 min-w-4 rounded-full bg-ink px-1 text-center text-xs leading-4 font-semibold text-ground tabular-nums">
          {lines.length}
        </span>
      )}
    </PageLink>
  );
}
