"use client";

import { useCallback, useMemo, useSyncExternalStore } from "react";
import { CART } from "@/lib/domain/limits";
import { useConnection } from "../providers/connection";
import { useAsk } from "../providers/use-ask";
import { type CartLine, EMPTY, keepCart, keptCart, markSynced, whenCartChanges } from "./cart-store";

const NONE: readonly CartLine[] = [];

/**
 * The cart of whoever is looking. A change shows at once; an account's is kept with the account, and one that is refused is
 * taken back and throws. `sync` asks for the account's cart and brings along what was chosen before signing in.
 */
export function useCart() {
  const ask = useAsk();
  const { signedIn } = useConnection();
  const kept = useSyncExternalStore(whenCartChanges, keptCart, () => EMPTY);
  const foreign = !signedIn && kept.owner === "account";
  const lines = foreign ? NONE : kept.lines;

  const change = useCallback(
    async (next: (lines: readonly CartLine[]) => readonly CartLine[], tell: () => Promise<readonly CartLine[] | null>) => {
      const before = keptCart();
      const own = !signedIn && before.owner === "account" ? [] : before.lines;
      keepCart({ owner: signedIn ? before.owner : "visitor", lines: next(own) });
      if (!signedIn) return;
      try {
        const told = await tell();
        if (told !== null) keepCart({ owner: "account", lines: told });
      } catch (error) {
        keepCart(before);
        throw error;
      }
    },
    [signedIn],
  );

  const actions = useMemo(
    () => ({
      put: async (line: CartLine) => {
        const next = (own: readonly CartLine[]) => (own.some(({ beatId }) => beatId === line.beatId) ? own.map((each) => (each.beatId === line.beatId ? line : each)) : [...own, line].slice(0, CART.rows));
        await change(next, async () => await ask.mutation((api) => api.cart.mutations.put, { lines: [line] }));
      },
      remove: async (id: string) => {
        await change(
          (own) => own.filter(({ beatId }) => beatId !== id),
          async () => await ask.mutation((api) => api.cart.mutations.remove, { beatId: id }),
        );
      },
      sync: async () => {
        const { owner, lines: own } = keptCart();
        const bring = owner === "visitor" && own.length > 0;
        const told = bring ? await ask.mutation((api) => api.cart.mutations.put, { lines: [...own] }) : await ask.query((api) => api.cart.queries.mine, {});
        keepCart({ owner: "account", lines: told });
        markSynced();
      },
    }),
    [ask, change],
  );
  return { lines, signedIn, full: lines.length >= CART.rows, ...actions };
}
