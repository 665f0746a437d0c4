import { useSyncExternalStore } from "react";
import { CART } from "@/lib/domain/cartBounds";
import { useConnection } from "../providers/connection";
import { type CartLine, EMPTY, keptCart, whenCartChanges } from "./cart-store";

const NONE: readonly CartLine[] = [];

/** What is in the cart of whoever is looking, as far as this browser knows. */
export function useCartLines() {
  const { signedIn } = useConnection();
  const kept = useSyncExternalStore(whenCartChanges, keptCart, () => EMPTY);
  const lines = !signedIn && kept.owner === "account" ? NONE : kept.lines;
  return { lines, signedIn, full: lines.length >= CART.rows };
}
