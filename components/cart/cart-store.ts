import { isRecord } from "@/lib/domain/jsonRecord";
import { CART } from "@/lib/domain/cartBounds";
import { TIER_TYPES, type TierType } from "@/lib/domain/tierTypes";

export type CartLine = { beatId: string; tierType: TierType };

/** What this browser keeps: a visitor's cart, or how an account's was when last heard of. */
export type KeptCart = { owner: "visitor" | "account"; lines: readonly CartLine[] };

const KEY = "backline.cart";
const SYNCED = "backline.cart.synced";
export const EMPTY: KeptCart = { owner: "visitor", lines: [] };

const listeners = new Set<() => void>();
let known: { text: string | null; cart: KeptCart } = { text: null, cart: EMPTY };

/** The cart as it is kept; whatever else lies in its place is no cart. */
export function keptCart(): KeptCart {
  const text = stored(() => localStorage.getItem(KEY));
  if (text !== known.text) known = { text, cart: parsed(text) };
  return known.cart;
}

export function keepCart(cart: KeptCart): void {
  stored(() => localStorage.setItem(KEY, JSON.stringify(cart)));
  for (const listener of listeners) listener();
}

/** Calls back when the cart changes, here or in another tab. */
export function whenCartChanges(listener: () => void): () => void {
  listeners.add(listener);
  window.addEventListener("storage", listener);
  return () => {
    listeners.delete(listener);
    window.removeEventListener("storage", listener);
  };
}

/** Whether this tab has heard of the account's cart; once is enough, for what changes it here is known here. */
export function isSynced(): boolean {
  return stored(() => sessionStorage.getItem(SYNCED)) === "1";
}

export function markSynced(): void {
  stored(() => sessionStorage.setItem(SYNCED, "1"));
}

/** The account's cart has changed elsewhere: whoever shows it next asks again. */
export function staleCart(): void {
  stored(() => sessionStorage.removeItem(SYNCED));
  for (const listener of listeners) listener();
}

/** A browser may keep nothing at all; then a cart lasts as long as its account, or not at all. */
function stored<Answer>(act: () => Answer): Answer | null {
  try {
    return act();
  } catch {
    return null;
  }
}

function parsed(text: string | null): KeptCart {
  const value: unknown = stored(() => JSON.parse(text ?? "null") as unknown);
  if (!isRecord(value) || !Array.isArray(value.lines)) return EMPTY;
  const lines = value.lines.flatMap(lineIn).slice(0, CART.rows);
  return { owner: value.owner === "account" ? "account" : "visitor", lines };
}

function lineIn(value: unknown): CartLine[] {
  const tierType = isRecord(value) ? TIER_TYPES.find((tier) => tier === value.tierType) : undefined;
  const beatId = isRecord(value) ? value.beatId : undefined;
  return tierType !== undefined && typeof beatId === "string" && beatId.length <= 64 ? [{ beatId, tierType }] : [];
}
