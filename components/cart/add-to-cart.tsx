"use client";

import { addToCart } from "@/strings/cartButton";
import { Button, buttonVariants } from "../ui/button";
import { Icon } from "../ui/icon";
import { PageLink } from "../ui/page-link";
import type { CartLine } from "./cart-store";
import { useAddToCart } from "./use-add-to-cart";

/** Puts one licence into the cart; then it is the way to the cart. */
export function AddToCart({ tierName, ...line }: CartLine & { tierName: string }) {
  const { inCart, add, said } = useAddToCart(line);
  return (
    <div>
      {inCart ? (
        <PageLink href="/cart" className={buttonVariants({ variant: "ghost", className: "w-full" })}>
          <Icon name="check" /> {addToCart.inCart}
        </PageLink>
      ) : (
        <Button variant="secondary" className="w-full" aria-label={addToCart.addTier(tierName)} onClick={add}>
          {addToCart.add}
        </Button>
      )}
      <span role="status" className="sr-only">
        {said}
      </span>
    </div>
  );
}
