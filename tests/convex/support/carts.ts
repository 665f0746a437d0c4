import { api } from "../../../convex/_generated/api";
import type { Id } from "../../../convex/_generated/dataModel";
import type { TierType } from "../../../lib/domain/beatTiers";
import { backend, creator, person, type Backend, type Person } from "./backend";
import { onSale } from "./market";
import { attach, type Checkout } from "./stripe";
import { TIERS } from "./upgrades";

export type Wish = { beatId: Id<"beats">; tierType: TierType };

/** Opens an order for several licences. */
export const openCart = async (buyer: Person, wishes: Wish[], more: { seenPrice?: number; couponId?: string } = {}) =>
  await buyer.mutation(api.commerce.mutations.open, { item: { kind: "beat_licenses", wishes }, ...more });

/** The same, with its session, as the checkout route does. */
export async function cartCheckout(house: Backend, buyer: Person, wishes: Wish[]): Promise<Checkout> {
  return await attach(house, await openCart(buyer, wishes));
}

/** Three beats of one store on sale in every tier, a seller and two buyers. `cart` is a wish for each beat. */
export async function threeBeats() {
  const house = backend();
  const seller = await creator(house, "ada");
  const ben = await person(house, "ben");
  const cleo = await person(house, "cleo");
  const next = async () => (await onSale(house, seller, TIERS)).beatId;
  const beats = [await next(), await next(), await next()] as const;
  const cart = (...tiers: TierType[]): Wish[] =>
    tiers.map((tierType, at) => {
      const beatId = beats[at];
      if (beatId === undefined) throw new Error("there are three beats");
      return { beatId, tierType };
    });
  return { house, seller, ben, cleo, beats, cart };
}

/** What became of an order's lines, in their order. */
export const outcomes = async (house: Backend, { orderId }: Pick<Checkout, "orderId">) =>
  (await house.rows("orderLines")).filter((line) => line.orderId === orderId).map(({ outcome }) => outcome);
