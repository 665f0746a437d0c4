import { describe, expect, test } from "vitest";
import { TIER_TEMPLATES, TIER_TYPES, termsOf, type TierType } from "./beatTiers";
import { TERMS_VERSION, clausesOf, termLines, type LicenseSnapshot } from "./licenseTerms";
import { hashOf } from "./sha256";

const assets = { master: "wav", mp3: true, stems: true, trackouts: true } as const;

function snapshotOf(tier: TierType, termsVersion = "1"): LicenseSnapshot {
  return {
    termsVersion,
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

describe("template 2", () => {
  const old = { verifyId: "o".repeat(26), hash: "cd".repeat(32), tierName: "Basic lease", orderNumber: "BL-CCCCC-DDDDD", paid: 2_500 };
  const upgraded: LicenseSnapshot = { ...snapshotOf("premium", "2"), price: { amount: 5_000, currency: "usd" }, supersedes: old };

  test("is what new licences are written from", () => {
    expect(TERMS_VERSION).toBe("2");
    expect(wordsOf(snapshotOf("basic", "2"))).toContain("licence template 2");
  });

  test("a licence bought outright reads as under template 1, and says what a larger one would do to it", () => {
    const one = clausesOf(snapshotOf("basic"));
    const two = clausesOf(snapshotOf("basic", "2"));
    expect(two.map(({ heading }) => heading)).toEqual(one.map(({ heading }) => heading));
    expect(two.slice(0, 7)).toEqual(one.slice(0, 7));
    expect(wordsOf(snapshotOf("basic", "2"))).toContain("takes the place of this one");
  });

  test("an upgrade names the licence it replaces by number and digest, and what had been paid for it", () => {
    const words = wordsOf(upgraded);
    expect(words).toContain(old.verifyId);
    expect(words).toContain(old.hash);
    expect(words).toContain(old.orderNumber);
    expect(words).toContain("for $25.00");
    expect(words).toContain("for $50.00, paid in full");
    expect(wordsOf({ ...upgraded, supersedes: { ...old, paid: 0 } })).toContain("free of charge");
  });

  test("an upgrade says which licence lives on when its price, or that of the replaced one, is returned", () => {
    expect(wordsOf(upgraded)).toContain("the licence it replaced is in force again");
    expect(wordsOf(upgraded)).toContain("both end");
  });

  test("clauses keep the numbers by which they refer to each other", () => {
    const headings = clausesOf(upgraded).map(({ heading }) => heading);
    expect(headings[2]).toBe("Distribution limits");
    expect(headings.slice(-2)).toEqual(["Replaced licence", "Verification"]);
  });

  test("what it replaces is part of what its hash covers", () => {
    expect(hashOf({ ...upgraded, supersedes: { ...old, paid: 0 } })).not.toBe(hashOf(upgraded));
    expect(hashOf(snapshotOf("premium", "2"))).toBe(hashOf({ ...snapshotOf("premium", "2"), supersedes: undefined }));
  });

  test("its words never change: a correction is a new template", () => {
    expect([...TIER_TYPES.map((tier) => snapshotOf(tier, "2")), upgraded].map((snapshot) => hashOf(clausesOf(snapshot)))).toMatchInlineSnapshot(`
      [
        "b01ddabd535e3451ad3ba7dec589a7da8cc2599556b8329b9b55791ed16fc177",
        "34c1b54d1edc9f526aaf14f00410ae5f51f41b73c927c79afde1e565878c6ba3",
        "8767358cc8f83422d12fbf5e87b75cfda3ce02e38dfbdeb3888699e8ce261277",
        "a849ec89b5370d6188b663f2873f741f79f6f9df736c7406dbd61edeecf922f7",
        "e414297f846734e9ab7690a2f3fdc0a65850c4fb340a49ac2395511d61198f20",
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
