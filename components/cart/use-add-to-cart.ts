"use client";

import { useState } from "react";
import { addToCart } from "@/strings/cartButton";
import { useAsk } from "../providers/use-ask";
import { fetchedCode } from "../ui/could-not-fetch";
import type { CartLine } from "./cart-store";
import { useCartLines } from "./use-cart-lines";

/** One licence and the cart: whether it is in there, how to put it there, in the place of another one of the same beat, and what to say of that. */
export function useAddToCart({ beatId, tierType }: CartLine) {
  const ask = useAsk();
  const { lines, signedIn, full } = useCartLines();
  const [added, setAdded] = useState(false);
  const line = lines.find((each) => each.beatId === beatId);
  const inCart = line?.tierType === tierType;
  const add = async () => {
    const code = await fetchedCode(import("./add-line"));
    if (code !== null) setAdded(await code.addLine({ ask, signedIn }, { beatId, tierType }, full && line === undefined));
  };
  return { inCart, add: () => void add(), said: added && inCart ? addToCart.added : "" };
}
