import { CART } from "@/lib/domain/cartBounds";
import type { Ask } from "../providers/use-ask";
import { type CartLine, keepCart, keptCart, markSynced } from "./cart-store";

/** Who changes the cart, and how they reach the server. */
type Owner = { ask: Ask; signedIn: boolean };

/** Puts a licence into the cart, in the place of another of the same beat. */
export async function putLine({ ask, signedIn }: Owner, line: CartLine): Promise<void> {
  const next = (own: readonly CartLine[]) => (own.some(({ beatId }) => beatId === line.beatId) ? own.map((each) => (each.beatId === line.beatId ? line : each)) : [...own, line].slice(0, CART.rows));
  await change(signedIn, next, async () => await ask.mutation((api) => api.cart.mutations.put, { lines: [line] }));
}

export async function removeLine({ ask, signedIn }: Owner, id: string): Promise<void> {
  await change(
    signedIn,
    (own) => own.filter(({ beatId }) => beatId !== id),
    async () => await ask.mutation((api) => api.cart.mutations.remove, { beatId: id }),
  );
}

/** Asks for the account's cart and brings along what was chosen before signing in. */
export async function syncCart(ask: Ask): Promise<void> {
  const { owner, lines: own } = keptCart();
  const bring = owner === "visitor" && own.length > 0;
  const told = bring ? await ask.mutation((api) => api.cart.mutations.put, { lines: [...own] }) : await ask.query((api) => api.cart.queries.mine, {});
  keepCart({ owner: "account", lines: told });
  markSynced();
}

/** A change shows at once; an account's is kept with the account, and one that is refused is taken back and throws. */
async function change(signedIn: boolean, next: (lines: readonly CartLine[]) => readonly CartLine[], tell: () => Promise<readonly CartLine[] | null>): Promise<void> {
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
}
