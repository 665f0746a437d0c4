import { describe, expect, test } from "vitest";
import { TIER_TEMPLATES, TIER_TYPES, filesOf, termsOf, type BeatAssets } from "./beatTiers";

const everything: BeatAssets = { master: "wav", mp3: true, stems: true, trackouts: true };
const masterOnly: BeatAssets = { master: "flac", mp3: true, stems: false, trackouts: false };

describe("tiers", () => {
  test.each([
    ["basic", 2_500, 5_000, 100_000, true],
    ["premium", 7_500, 50_000, 1_000_000, true],
    ["exclusive", 50_000, null, null, false],
    ["unlimited", null, null, null, true],
  ] as const)("the %s tier has its price, copies, streams and credit rule", (tier, price, copies, streams, credit) => {
    const template = TIER_TEMPLATES[tier];
    expect(template.defaultPrice).toBe(price);
    expect(termsOf(tier, everything)).toMatchObject({ copies, streams, creditRequired: credit, commercialUse: true, livePerformance: true });
  });

  test("only the exclusive tier is exclusive", () => {
    expect(TIER_TYPES.filter((tier) => termsOf(tier, everything).exclusive)).toEqual(["exclusive"]);
  });

  test("each tier delivers its files", () => {
    expect(filesOf("basic", everything)).toEqual(["mp3", "wav"]);
    expect(filesOf("premium", everything)).toEqual(["mp3", "wav", "stems"]);
    expect(filesOf("exclusive", everything)).toEqual(["mp3", "wav", "stems", "trackouts"]);
    expect(filesOf("unlimited", everything)).toEqual(["mp3", "wav", "stems", "trackouts"]);
  });

  test("defect 74: a file that does not exist is neither promised nor replaced by another", () => {
    expect(filesOf("exclusive", masterOnly)).toEqual(["mp3", "flac"]);
    expect(termsOf("premium", masterOnly).stemsIncluded).toBe(false);
    expect(filesOf("basic", { ...masterOnly, master: null })).toEqual(["mp3"]);
  });
});
