import { describe, expect, test } from "vitest";
import { TIER_TEMPLATES, TIER_TYPES, termsOf, type TierType } from "./beatTiers";
import { TERMS_VERSION, clausesOf, termLines, type LicenseSnapshot } from "./licenseTerms";
import { hashOf } from "./sha256";

const assets = { master: "wav", mp3: true, stems: true, trackouts: true } as const;

function snapshotOf(tier: TierType): LicenseSnapshot {
  return {
    termsVersion: TERMS_VERSION,
    verifyId: "v".repeat(26),
    orderNumber: "BL-AAAAA-BBBBB",
    issuedOn: "2026-03-01",
    beat: { id: "b1", title: "Night Bus" },
    producer: { name: "Low Tide", store: "low-tide" },
    licensee: { name: "Ada Byron", email: "ada@example.com" },
    tier: { type: tier, name: TIER_TEMPLATES[tier].name },
    price: { amount: 2_500, currency: "usd" },
    terms: termsOf(tier, assets),
    files: [{ fileType: "wav", filename: "night-bus.wav", sha256: "ab".repeat(32) }],
    governingLaw: { choice: "producer_residence" },
  };
}

const wordsOf = (snapshot: LicenseSnapshot) =>
  clausesOf(snapshot)
    .flatMap(({ heading, paragraphs, lines }) => [heading, ...paragraphs, ...lines.flatMap(({ label, value }) => [label, value])])
    .join("\n");

describe("template 1", () => {
  test("has its ten clauses in order", () => {
    expect(clausesOf(snapshotOf("basic")).map(({ heading }) => heading)).toEqual([
      "Grant",
      "Usage rights",
      "Distribution limits",
      "Files",
      "Credit",
      "Exclusivity",
      "Restrictions",
      "Termination",
      "Governing law",
      "Verification",
    ]);
  });

  test("defect 47: states the price in dollars, not in cents", () => {
    expect(wordsOf(snapshotOf("basic"))).toContain("$25.00");
    expect(wordsOf(snapshotOf("basic"))).not.toContain("2,500");
  });

  test.each(["basic", "premium", "unlimited"] as const)("a %s licence says that it survives an exclusive sale", (tier) => {
    const words = wordsOf(snapshotOf(tier));
    expect(words).toContain("non-exclusive");
    expect(words).toContain("this licence stays in force unchanged");
    expect(words).toContain("films, series, advertisements or games");
  });

  test("an exclusive licence says that earlier licences survive, and allows synchronisation", () => {
    const words = wordsOf(snapshotOf("exclusive"));
    expect(words).toContain("grants nobody else a licence");
    expect(words).toContain("granted before that day stay in force");
    expect(words).not.toContain("films, series, advertisements or games");
    expect(words).toContain("not required");
  });

  test("limits are the tier's own, streams included", () => {
    const words = wordsOf(snapshotOf("premium"));
    expect(words).toContain("Up to 50,000");
    expect(words).toContain("Up to 1,000,000");
    expect(wordsOf(snapshotOf("exclusive"))).toContain("without limit");
  });

  test("every limit the tier is compared by stands in the contract", () => {
    for (const tier of TIER_TYPES) {
      const words = wordsOf(snapshotOf(tier));
      for (const { value } of termLines(snapshotOf(tier).terms).slice(0, 2)) expect(words).toContain(value);
    }
  });

  test("names the chosen law", () => {
    const law = { choice: "named", jurisdiction: "Ireland" } as const;
    expect(wordsOf({ ...snapshotOf("basic"), governingLaw: law })).toContain("the law of Ireland");
    expect(wordsOf(snapshotOf("basic"))).toContain("habitually resides");
  });

  test("is free of charge where it was", () => {
    expect(wordsOf({ ...snapshotOf("basic"), price: { amount: 0, currency: "usd" } })).toContain("free of charge");
  });

  test("its words never change: a correction is a new template", () => {
    expect(TIER_TYPES.map((tier) => hashOf(clausesOf(snapshotOf(tier))))).toMatchInlineSnapshot(`
      [
        "f6bec41683b185aea3e842e4774c65aed86d7185f0ed186644662725222b68f3",
        "26d6788029e581ab2f4efa3e7e375dbb97e7776e70d19aef95e5a363304ba1f5",
        "d4713d55822d53c22d0f60d9392934b3a970568f279e71382814bfecf6c9db0b",
        "f5fb301e38ca3bd798f9bd4d135a365cba4b179608073ce62d046087b562bf4f",
      ]
    `);
  });
});

test("a template nobody knows is refused", () => {
  expect(() => clausesOf({ ...snapshotOf("basic"), termsVersion: "0" })).toThrow(RangeError);
  expect(() => clausesOf({ ...snapshotOf("basic"), termsVersion: "constructor" })).toThrow(RangeError);
});

test("any change of terms changes the hash", () => {
  const base = snapshotOf("basic");
  const changed = { ...base, terms: { ...base.terms, streams: 100_001 } };
  expect(hashOf(changed)).not.toBe(hashOf(base));
  expect(hashOf(structuredClone(base))).toBe(hashOf(base));
});
