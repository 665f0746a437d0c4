import type { Ask } from "../providers/use-ask";
import { syncCart } from "./cart-changes";
import { isSynced, keptCart, whenCartChanges } from "./cart-store";

/** Asks what the account's cart holds, once a tab, and whenever what this browser knows of it is no longer true. Returns how to stop. */
export function hearCart(ask: Ask): () => void {
  let stop = () => {};
  const hear = () => {
    const { owner, lines } = keptCart();
    if (isSynced() && (owner === "account" || lines.length === 0)) return;
    stop();
    syncCart(ask).catch(() => undefined);
  };
  stop = whenCartChanges(hear);
  hear();
  return () => stop();
}
