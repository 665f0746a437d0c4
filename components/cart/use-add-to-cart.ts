"use client";

import { useState } from "react";
import { errorWords } from "@/lib/api-client";
import { addToCart, cart } from "@/strings/cart";
import { toast } from "../ui/toast";
import type { CartLine } from "./cart-store";
import { useCart } from "./use-cart";

/** One licence and the cart: whether it is in there, how to put it there, in the place of another one of the same beat, and what to say of that. */
export function useAddToCart({ beatId, tierType }: CartLine) {
  const { lines, full, put } = useCart();
  const [added, setAdded] = useState(false);
  const line = lines.find((each) => each.beatId === beatId);
  const inCart = line?.tierType === tierType;
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
  return { inCart, add: () => void add(), said: added && inCart ? addToCart.added : "" };
}
