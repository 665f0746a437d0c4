"use client";

import { useMemo } from "react";
import { useAsk } from "../providers/use-ask";
import { putLine, removeLine, syncCart } from "./cart-changes";
import type { CartLine } from "./cart-store";
import { useCartLines } from "./use-cart-lines";

/** The cart of whoever is looking, and how to change it, for the cart's own page; elsewhere the changes come with the first press. */
export function useCart() {
  const ask = useAsk();
  const { lines, signedIn } = useCartLines();
  const actions = useMemo(
    () => ({
      put: (line: CartLine) => putLine({ ask, signedIn }, line),
      remove: (id: string) => removeLine({ ask, signedIn }, id),
      sync: () => syncCart(ask),
    }),
    [ask, signedIn],
  );
  return { lines, signedIn, ...actions };
}
