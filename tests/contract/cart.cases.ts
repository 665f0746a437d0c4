import { expect } from "vitest";
import { beat, creator, member, purchase, stranger } from "../support/world";
import { api } from "../../convex/_generated/api";
import { type Case, FOREIGN, overTheLimit } from "./case";

const CHECKOUT = "/api/cart/checkout";
const session = { sessionId: expect.stringMatching(/^cs_/), url: expect.stringMatching(/^http/) };

/** Three beats of one store and a buyer who wants a licence on each. */
async function cartOfThree() {
  const seller = await creator();
  const next = async (basic: number) => (await beat(seller, { basic })).beatId;
  const beatIds = [await next(2_500), await next(3_000), await next(4_000)] as const;
  const { person } = await member();
  return { seller, person, beatIds, lines: beatIds.map((beatId) => ({ beatId, tierType: "basic" })) };
}

export const cartCheckout: Case[] = [
  {
    name: "several licences of one store get one session and where to pay; a double click and another order of lines get the same",
    status: 200,
    call: async () => {
      const { person, lines } = await cartOfThree();
      const both = await Promise.all([person.post(CHECKOUT, { lines, price: 9_500 }), person.post(CHECKOUT, { lines: lines.toReversed() })]);
      const [first, second] = await Promise.all(both.map((answer) => answer.json()));
      expect(second).toEqual(first);
      return person.post(CHECKOUT, { lines, price: 9_500 });
    },
    check: async (response) => expect(await response.json()).toEqual(session),
  },
  {
    name: "with the store's bulk deal and a coupon the price is the one after both",
    status: 200,
    call: async () => {
      const { seller, person, lines } = await cartOfThree();
      const convex = await seller.person.convex();
      await convex.mutation(api.deals.bulkDeals.set, { tierType: "basic", buy: 2, get: 1, enabled: true, endsAt: null });
      const { code } = await convex.mutation(api.deals.coupons.create, { code: null, discount: { kind: "percent", percent: 10 }, beatIds: null, tiers: null, minAmount: 0, startsAt: null, endsAt: null, maxUses: null, maxPerBuyer: null, enabled: true });
      expect((await person.post(CHECKOUT, { lines, price: 9_500 })).status).toBe(409);
      return person.post(CHECKOUT, { lines, price: 6_300, couponCode: code });
    },
    check: async (response) => expect(await response.json()).toEqual(session),
  },
  {
    name: "the same Idempotency-Key gives the same answer and says that it is a replay",
    status: 200,
    call: async () => {
      const { person, lines } = await cartOfThree();
      const key = { "idempotency-key": `cart-${lines[0]?.beatId}` };
      await person.post(CHECKOUT, { lines }, key);
      return person.post(CHECKOUT, { lines }, key);
    },
    check: (response) => expect(response.headers.get("idempotent-replayed")).toBe("true"),
  },
  {
    name: "a beat that the buyer has refuses the whole and is named",
    status: 409,
    code: "already_owned",
    call: async () => {
      const { person, lines } = await cartOfThree();
      await purchase(person, lines[0]?.beatId ?? "");
      return person.post(CHECKOUT, { lines });
    },
    check: async (response) => expect(await response.json()).toMatchObject({ details: [{ field: expect.any(String), message: expect.stringContaining("already have") }] }),
  },
  {
    name: "a price that the buyer did not see is a conflict that names the current one",
    status: 409,
    code: "price_changed",
    call: async () => {
      const { person, lines } = await cartOfThree();
      return person.post(CHECKOUT, { lines, price: 1 });
    },
    check: async (response) => expect(await response.json()).toMatchObject({ details: { currentPrice: 9_500, currency: "usd" } }),
  },
  {
    name: "beats of two stores are two checkouts",
    status: 400,
    code: "invalid_request",
    call: async ({ beat: { beatId } }) => {
      const { person, lines } = await cartOfThree();
      return person.post(CHECKOUT, { lines: [...lines, { beatId, tierType: "basic" }] });
    },
  },
  {
    name: "a beat that was taken off the shelf",
    status: 404,
    code: "not_found",
    call: async () => {
      const { seller, person, lines, beatIds } = await cartOfThree();
      await (await seller.person.convex()).mutation(api.beats.mutations.unpublish, { beatId: beatIds[0] });
      return person.post(CHECKOUT, { lines });
    },
  },
  { name: "an unverified address cannot buy", status: 403, code: "email_unverified", call: ({ unverified, beat: { beatId } }) => unverified.post(CHECKOUT, { lines: [{ beatId, tierType: "basic" }] }) },
  { name: "what can be no id", status: 400, code: "invalid_id", call: async () => (await member()).person.post(CHECKOUT, { lines: [{ beatId: "x", tierType: "basic" }] }) },
  { name: "an empty cart", status: 400, code: "invalid_request", call: async () => (await member()).person.post(CHECKOUT, { lines: [] }) },
  { name: "more lines than a checkout takes", status: 400, code: "invalid_request", call: async ({ beat: { beatId } }) => (await member()).person.post(CHECKOUT, { lines: Array.from({ length: 21 }, () => ({ beatId, tierType: "basic" })) }) },
  { name: "a coupon that is none opens nothing", status: 409, code: "coupon_refused", call: async ({ beat: { beatId } }) => (await member()).person.post(CHECKOUT, { lines: [{ beatId, tierType: "basic" }], couponCode: "NO-SUCH-CODE" }) },
  { name: "no identity", status: 401, code: "unauthenticated", call: ({ beat: { beatId } }) => stranger().post(CHECKOUT, { lines: [{ beatId, tierType: "basic" }] }) },
  { name: "a foreign page", status: 403, code: "foreign_origin", call: async ({ beat: { beatId } }) => (await member()).person.post(CHECKOUT, { lines: [{ beatId, tierType: "basic" }] }, FOREIGN) },
  overTheLimit(5, async ({ beat: { beatId } }) => {
    const { person } = await member();
    return () => person.post(CHECKOUT, { lines: [{ beatId, tierType: "basic" }] });
  }),
];
