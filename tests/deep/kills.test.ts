import { expect, test } from "vitest";
import { api } from "../../convex/_generated/api";
import { beat, checkout, creator, house, member, order, pay, until } from "../support/world";

const seed = Number(process.env.BACKLINE_SEED ?? Date.now() % 1_000_000);
const PATIENCE_MS = 240_000;

/** Calls again while a process of the house is away; a refusal of the product itself is not away. */
async function insist<T>(call: () => Promise<T>): Promise<T> {
  const results: T[] = [];
  await until(() => call().then((value) => results.push(value) > 0, () => false), "an answer", PATIENCE_MS);
  const [result] = results;
  if (result === undefined) throw new Error("no answer");
  return result;
}

test(`any process killed around the payment: the sale is fulfilled once, nothing acknowledged is lost (seed ${seed})`, async () => {
  const seller = await creator();
  const { beatId } = await beat(seller);
  let state = seed;
  const random = () => (state = (state * 1_103_515_245 + 12_345) % 2_147_483_648) / 2_147_483_648;

  for (let round = 0; round < 3; round++) {
    for (const child of ["app", "convex", "sandbox"] as const) {
      const buyer = await insist(() => member());
      const { sessionId } = await insist(() => checkout(buyer.person, beatId));
      setTimeout(() => void fetch(`${house().control}/kill/${child}`, { method: "POST" }), random() * 250);
      // Paying again is what a buyer does whose page did not answer; a paid session refuses a second payment.
      await insist(async () => {
        const answer = await pay(sessionId);
        const body = JSON.stringify(await answer.json());
        if (!answer.ok && !/complete|paid|not open/i.test(body)) throw new Error(body);
        return true;
      });
      await until(async () => (await order(buyer.person, sessionId).catch(() => null))?.fulfilment === "fulfilled", `fulfilment after killing ${child} in round ${round}`, PATIENCE_MS);
      const library = await insist(async () => (await buyer.person.convex()).query(api.commerce.queries.library, { paginationOpts: { numItems: 10, cursor: null } }));
      expect(library.page).toHaveLength(1);
    }
  }
}, 1_500_000);
