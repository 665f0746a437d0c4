import fc from "fast-check";
import { expect, test } from "vitest";
import { isLiveOffer, isProposal, mayBecome, OFFER_STATES, offerStateAt } from "./offers";

const state = fc.constantFrom(...OFFER_STATES);
const ENDS = ["paid", "declined", "withdrawn"] as const;

test("whatever is asked of an offer, it never comes back to where it was", () => {
  fc.assert(
    fc.property(state, fc.array(state, { maxLength: 30 }), (start, wishes) => {
      const been = [start];
      let now = start;
      for (const wish of wishes) {
        if (!mayBecome(now, wish)) continue;
        now = wish;
        expect(been).not.toContain(now);
        been.push(now);
      }
      expect(been.length).toBeLessThanOrEqual(5);
    }),
  );
});

test("live is what still may expire", () => {
  for (const each of OFFER_STATES) expect(isLiveOffer(each)).toBe(mayBecome(each, "expired"));
});

test("only an agreed price is paid: what was never accepted cannot become paid but by way of expiry after it", () => {
  for (const from of OFFER_STATES) expect(mayBecome(from, "paid")).toBe(from === "accepted" || from === "expired");
  for (const end of ENDS) for (const to of OFFER_STATES) expect(mayBecome(end, to)).toBe(false);
});

test("once its time is over a live offer has expired, at every later time too; what is over stays what it was", () => {
  fc.assert(
    fc.property(state, fc.nat(1_000), fc.nat(2_000), (from, expiresAt, now) => {
      const live = isLiveOffer(from);
      expect(offerStateAt({ state: from, expiresAt }, now)).toBe(live && now >= expiresAt ? "expired" : from);
    }),
  );
});

test("a proposal lies between what can be charged and the price", () => {
  expect([49, 50, 2_499, 2_500, 100.5, Number.NaN].map((amount) => isProposal(amount, 2_500))).toEqual([false, true, true, false, false, false]);
});
