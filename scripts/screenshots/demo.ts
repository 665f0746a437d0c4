import { z } from "zod";
import { api } from "../../convex/_generated/api";
import type { Id } from "../../convex/_generated/dataModel";
import type { House } from "../house/house";
import type { DemoLogins } from "../seed/main";
import { expectOk, Person } from "../seed/person";
import { until } from "../seed/until";
import type { Eyes, Shown } from "./pages";

const opened = z.object({ sessionId: z.string() });

/** The demo's people, signed in. */
export async function signInAll(house: House, logins: DemoLogins): Promise<Record<Exclude<Eyes, "visitor">, Person>> {
  const enter = async (login: { email: string; password: string }) => {
    const person = new Person(house);
    await person.signIn(login);
    return person;
  };
  if (logins.admin === null) throw new Error("The demo has no administrator.");
  return { buyer: await enter(logins.fan), seller: await enter(logins.creator), administrator: await enter(logins.admin) };
}

/** Buys a licence of the newest beat as the demo's fan, leaves another checkout open and fills the other rooms, so that each has something to show. */
export async function showSomething(house: House, { buyer: fan, seller }: Pick<Stage, "buyer" | "seller">): Promise<Shown> {
  const convex = await fan.convex();
  const { page } = await convex.query(api.beats.queries.list, { paginationOpts: { numItems: 4, cursor: null } });
  const [beat, second, ...others] = page;
  if (beat === undefined || second === undefined) throw new Error("The demo store has fewer than two beats.");
  const sessionId = await checkout(fan, beat.beatId, "basic");
  await pay(house, sessionId);
  const orderOf = async (session: string) => (await fan.convex()).query(api.commerce.queries.bySession, { sessionId: session });
  const { orderId, verifyId } = await until(async () => {
    const order = await orderOf(sessionId);
    const license = order?.lines[0]?.license;
    return order && license && { orderId: order.orderId, verifyId: license.verifyId };
  }, "the licence of the demo purchase");
  await fillRooms({ seller, buyer: fan, beatIds: [beat.beatId, second.beatId, ...others.map(({ beatId }) => beatId)] });
  const left = await orderOf(await checkout(fan, beat.beatId, "premium"));
  if (!left) throw new Error("The demo checkout that was left has no order.");
  return { store: beat.store.slug, beat: beat.slug, beatId: beat.beatId, orderId, sessionId, verifyId, openOrderId: left.orderId };
}

export interface Stage {
  seller: Person;
  buyer: Person;
  /** Beats of the seller's on sale; the buyer holds a licence of the first and of none else. */
  beatIds: readonly [Id<"beats">, Id<"beats">, ...Id<"beats">[]];
}

/** Fills the rooms that a sale leaves empty: a code, a bulk deal, an offer, a cart, a wish, somebody who follows, and a review. */
export async function fillRooms({ seller, buyer, beatIds }: Stage): Promise<void> {
  const [bought, longedFor] = beatIds;
  const [desk, fan] = [await seller.convex(), await buyer.convex()];
  await desk.mutation(api.deals.coupons.create, { code: "SPRING", discount: { kind: "percent", percent: 20 }, beatIds: null, tiers: null, minAmount: 0, startsAt: null, endsAt: null, maxUses: 5, maxPerBuyer: 1, enabled: true });
  await desk.mutation(api.deals.bulkDeals.set, { tierType: "basic", buy: 2, get: 1, enabled: true, endsAt: null });
  for (const tierType of ["basic", "exclusive"] as const) await desk.mutation(api.deals.offers.setFloor, { tierType, floor: 1_000, enabled: true });
  await fan.mutation(api.deals.offers.make, { beatId: longedFor, tierType: "exclusive", amount: 30_000, message: "For my first EP." });
  for (const beatId of beatIds) await fan.mutation(api.wishlist.mutations.set, { beatId, wished: true });
  const store = await desk.query(api.stores.queries.mine, {});
  if (store !== null) await fan.mutation(api.follows.mutations.set, { storeId: store.storeId, following: true });
  await fan.mutation(api.cart.mutations.put, { lines: beatIds.slice(1, 4).map((beatId) => ({ beatId, tierType: "basic" as const })) });
  await fan.mutation(api.reviews.mutations.write, { beatId: bought, stars: 4, text: "Wide and warm." });
}

/** @returns the id of the checkout's session */
async function checkout(fan: Person, beatId: string, tierType: "basic" | "premium"): Promise<string> {
  const response = await fan.post("/api/beats/create-checkout-session", { beatId, tierType });
  await expectOk(response.clone(), "the checkout");
  return opened.parse(await response.json()).sessionId;
}

async function pay(house: House, sessionId: string): Promise<void> {
  if (house.sandbox === null) throw new Error("Screenshots are taken of a house on the sandbox: no money moves for them.");
  const { url, adminToken } = house.sandbox;
  const response = await fetch(`${url}/_admin/stripe/sessions/${sessionId}/pay`, {
    method: "POST",
    headers: { authorization: `Bearer ${adminToken}`, "content-type": "application/json" },
    body: JSON.stringify({ card: "4242424242424242" }),
  });
  await expectOk(response, "the payment");
}
