"use client";

import { Check } from "lucide-react";
import { useState } from "react";
import { errorWords } from "@/lib/api-client";
import type { TierType } from "@/lib/domain/beatTiers";
import { addToCart, cart } from "@/strings/cart";
import { Button, buttonVariants } from "../ui/button";
import { PageLink } from "../ui/page-link";
import { toast } from "../ui/toast";
import { useCart } from "./use-cart";

/** Puts one licence into the cart, in the place of another one of the same beat; then it is the way to the cart. */
export function AddToCart({ beatId, tierType, tierName }: { beatId: string; tierType: TierType; tierName: string }) {
  const { lines, full, put } = useCart();
  const [added, setAdded] = useState(false);
  const line = lines.find((each) => each.beatId === beatId);
  const add = async () => {
    if (full && line === undefined) {
      toast.error(addToCart.full);
      return;
    }
    setAdded(true);
    try {
      await put({ beatId, tierType });
    } catch (error) {
      setAdded(false);
      toast.error(cart.notChanged, { description: errorWords(error) });
    }
  };
  return (
    <div>
      {line?.tierType === tierType ? (
        <PageLink href="/cart" className={buttonVariants({ variant: "ghost", className: "w-full" })}>
          <Check aria-hidden /> {addToCart.inCart}
        </PageLink>
      ) : (
        <Button variant="secondary" className="w-full" aria-label={addToCart.addTier(tierName)} onClick={() => void add()}>
          {addToCart.add}
        </Button>
      )}
      <span role="status" className="sr-only">
        {added && line?.tierType === tierType ? addToCart.added : ""}
      </span>
    </div>
  );
}
