import { describe, expect, test } from "vitest";
import { TIER_TYPES, filesOf, isHigherTier, termsOf, type BeatAssets, type TierType } from "./beatTiers";
import { SMALLEST_CHARGE } from "./money";
import { upgradePrice, widened } from "./upgrades";

const everything: BeatAssets = { master: "wav", mp3: true, stems: true, trackouts: true };

/** A small seeded generator: a failure can be run again. */
function random(seed: number): (below: number) => number {
  let state = seed;
  return (below) => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return Math.floor((state / 2 ** 32) * below);
  };
}

describe("the price of an upgrade", () => {
  test("is the difference, never negative, and free below what a card can be charged", () => {
    expect(upgradePrice(7_500, 2_500)).toBe(5_000);
    expect(upgradePrice(7_500, 0)).toBe(7_500);
    expect(upgradePrice(2_000, 2_500)).toBe(0);
    expect(upgradePrice(2_549, 2_500)).toBe(0);
    expect(upgradePrice(2_550, 2_500)).toBe(50);
  });

  test("over random sums it is never negative, never above the target's price, and never a sum that cannot be charged", () => {
    const below = random(7);
    for (let run = 0; run < 5_000; run++) {
      const target = below(1_000_001);
      const paid = below(1_000_001);
      const price = upgradePrice(target, paid);
      expect(price).toBeGreaterThanOrEqual(0);
      expect(price).toBeLessThanOrEqual(target);
      expect(price === 0 || price >= SMALLEST_CHARGE).toBe(true);
      expect(price === 0 || price + paid === target).toBe(true);
    }
  });

  test("a chain of upgrades costs in all what its dearest tier costs, whatever the steps and however prices move", () => {
    const below = random(11);
    for (let run = 0; run < 5_000; run++) {
      const prices = Array.from({ length: 2 + below(3) }, () => SMALLEST_CHARGE + below(100_000));
      const [first = 0, ...targets] = prices;
      const total = targets.reduce((paid, target) => paid + upgradePrice(target, paid), first);
      const dearest = Math.max(...prices);
      expect(total).toBeLessThanOrEqual(dearest);
      // What was too small to charge was given away, once at most: the next step asks for it again.
      expect(dearest - total).toBeLessThan(SMALLEST_CHARGE);
    }
  });

  test.each([[-1, 0], [0, -1], [10.5, 0], [0, Number.NaN]])("refuses %s less %s", (target, paid) => {
    expect(() => upgradePrice(target, paid)).toThrow(RangeError);
  });

  test("says which of the two sums cannot be", () => {
    expect(() => upgradePrice(10.5, 0)).toThrow(/target price/);
    expect(() => upgradePrice(0, 10.5)).toThrow(/sum paid/);
    expect(() => upgradePrice(-1, 0)).toThrow(/negative/);
    expect(() => upgradePrice(0, -1)).toThrow(/negative/);
  });
});

describe("higher", () => {
  test("orders the tiers basic, premium, unlimited, exclusive; none is higher than itself", () => {
    const ordered: TierType[] = ["basic", "premium", "unlimited", "exclusive"];
    for (const [i, low] of ordered.entries()) for (const [j, high] of ordered.entries()) expect(isHigherTier(high, low)).toBe(j > i);
  });

  test("means more in every point: a higher tier takes nothing away that a lower one gives", () => {
    for (const low of TIER_TYPES) {
      for (const high of TIER_TYPES.filter((tier) => isHigherTier(tier, low))) {
        const terms = termsOf(high, everything);
        expect(widened(terms, termsOf(low, everything))).toEqual(terms);
        expect(filesOf(high, everything)).toEqual(expect.arrayContaining(filesOf(low, everything)));
      }
    }
  });
});

test("terms that were wider once stay so after an upgrade", () => {
  const offered = termsOf("unlimited", { ...everything, stems: false });
  const held = { ...termsOf("premium", everything), creditRequired: false };
  expect(widened(offered, held)).toMatchObject({ stemsIncluded: true, creditRequired: false, copies: null, exclusive: false });
  expect(widened({ ...offered, copies: 10, streams: null }, { ...held, copies: 20, streams: 5 })).toMatchObject({ copies: 20, streams: null });
});

test.each(["exclusive", "commercialUse", "musicVideo", "radioBroadcast", "livePerformance", "stemsIncluded"] as const)("%s is given when either of the two gives it", (right) => {
  const terms = termsOf("basic", everything);
  for (const [offered, held] of [[false, false], [false, true], [true, false], [true, true]] as const) {
    expect(widened({ ...terms, [right]: offered }, { ...terms, [right]: held })[right]).toBe(offered || held);
  }
});

test("credit is owed only when both ask for it", () => {
  const terms = termsOf("basic", everything);
  for (const [offered, held] of [[false, false], [false, true], [true, false], [true, true]] as const) {
    expect(widened({ ...terms, creditRequired: offered }, { ...terms, creditRequired: held }).creditRequired).toBe(offered && held);
  }
});

test.each(["copies", "streams"] as const)("of two limits on %s the larger one holds, and none is larger than any", (limit) => {
  const terms = termsOf("basic", everything);
  for (const [offered, held, wider] of [[5, 9, 9], [9, 5, 9], [null, 9, null], [9, null, null], [null, null, null]] as const) {
    expect(widened({ ...terms, [limit]: offered }, { ...terms, [limit]: held })[limit]).toBe(wider);
  }
});
