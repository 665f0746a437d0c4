import { api } from "../../../convex/_generated/api";
import type { Id } from "../../../convex/_generated/dataModel";
import type { TierType } from "../../../lib/domain/beatTiers";
import { backend, creator, person, type Backend, type Person } from "./backend";
import { onSale } from "./market";
import { checkout, pay, type Checkout } from "./stripe";

export const TIERS = [
  { tierType: "basic", enabled: true, price: 2_500 },
  { tierType: "premium", enabled: true, price: 7_500 },
  { tierType: "unlimited", enabled: true, price: 20_000 },
  { tierType: "exclusive", enabled: true, price: 50_000 },
] as const;

/** A beat on sale in every tier, somebody who buys, and somebody else. */
export async function upgradeMarket() {
  const house = backend();
  const seller = await creator(house, "ada");
  const ben = await person(house, "ben");
  const cleo = await person(house, "cleo");
  const { beatId, slug } = await onSale(house, seller, TIERS);
  /** Buys a tier as the route does, and pays what it costs. */
  const buy = async (tierType: TierType, buyer = ben): Promise<Checkout> => {
    await house.pass(60_000);
    const bought = await checkout(house, buyer, beatId, tierType);
    await pay(house, bought);
    return bought;
  };
  const setPrice = async (tierType: TierType, price: number) =>
    await house.t.run(async (ctx) => {
      const beat = await ctx.db.get(beatId);
      if (beat === null) throw new Error("the beat is gone");
      await ctx.db.patch(beatId, { tiers: beat.tiers.map((tier) => (tier.tierType === tierType ? { ...tier, price } : tier)) });
    });
  return { house, seller, ben, cleo, beatId, slug, buy, setPrice };
}

/** The newest licence of a tier. */
export async function licenseOf(house: Backend, tierType: TierType) {
  const license = (await house.rows("licenses")).findLast((row) => row.tierType === tierType);
  if (license === undefined) throw new Error(`no ${tierType} licence`);
  return license;
}

/** Each tier's licence and its state. */
export const statuses = async (house: Backend) => Object.fromEntries((await house.rows("licenses")).map(({ tierType, status }) => [tierType, status]));

/** The files a buyer can reach, by licence. */
export async function reachable(house: Backend, buyer: Person): Promise<string[]> {
  const library = await buyer.query(api.commerce.queries.library, { paginationOpts: { numItems: 10, cursor: null } });
  return library.page.flatMap(({ tierName, files }) => files.map(({ fileType }) => `${tierName}: ${fileType}`)).sort();
}

/** Asks for the way up from one licence, by its id. */
export const upgrade = async (buyer: Person, licenseId: Id<"licenses">, tierType: TierType, seenPrice?: number) =>
  await buyer.mutation(api.commerce.mutations.open, { item: { kind: "beat_upgrade", licenseId, tierType }, ...(seenPrice === undefined ? {} : { seenPrice }) });
