"use client";

import { useCallback, useEffect, useRef, useState } from "react";
import { errorWords } from "@/lib/api-client";
import { useAsk } from "../providers/use-ask";
import { isSynced, keptCart } from "./cart-store";
import type { Cart } from "./cart-types";
import { useCart } from "./use-cart";

/**
 * The cart with what everything in it costs now, asked again whenever it changes and on `reload`. What was there stays on
 * the page until the answer comes. `gone` counts beats that were no longer on sale; they leave the cart by themselves.
 */
export function usePricedCart() {
  const ask = useAsk();
  const { lines, signedIn, sync, remove } = useCart();
  const [cart, setCart] = useState<Cart | null>(null);
  const [problem, setProblem] = useState<string | null>(null);
  const [gone, setGone] = useState(0);
  const turn = useRef(0);
  const contents = lines.map(({ beatId, tierType }) => `${beatId} ${tierType}`).join();

  const reload = useCallback(async () => {
    turn.current += 1;
    const mine = turn.current;
    try {
      if (signedIn && (!isSynced() || keptCart().owner === "visitor")) await sync();
      const kept = signedIn || keptCart().owner === "account" ? [] : [...keptCart().lines];
      const found = await ask.query((api) => api.cart.queries.view, { lines: kept });
      if (mine !== turn.current) return;
      setCart(found);
      setProblem(null);
      if (found.gone.length > 0) setGone(found.gone.length);
      for (const beatId of found.gone) await remove(beatId);
    } catch (error) {
      if (mine === turn.current) setProblem(errorWords(error));
    }
  }, [ask, signedIn, sync, remove]);

  useEffect(() => {
    // Changes in one breath are priced once.
    const soon = setTimeout(() => void reload());
    return () => clearTimeout(soon);
  }, [reload, contents]);
  return { cart, problem, gone, reload };
}
