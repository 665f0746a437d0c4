"use client";

import { Check } from "lucide-react";
import { addToCart } from "@/strings/cart";
import { Button, buttonVariants } from "../ui/button";
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
          <Check aria-hidden /> {addToCart.inCart}
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
