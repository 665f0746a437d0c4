import { expect, test } from "vitest";
import { clausesOf, type LicenseSnapshot, TERMS_VERSION } from "./licenseTerms";
import { creditLine, USAGES, usageRights } from "./usageRights";

const terms = { exclusive: false, copies: 5_000, streams: 100_000, commercialUse: true, musicVideo: true, radioBroadcast: false, livePerformance: true, stemsIncluded: false, creditRequired: true };
const snapshot: LicenseSnapshot = {
  termsVersion: TERMS_VERSION,
  verifyId: "9m3k7v2q8x4t6z1w5y0r3n7b2c",
  orderNumber: "BL-7K2QX-9M4TZ",
  issuedOn: "2026-11-21",
  beat: { id: "j57", title: "Night Drive" },
  producer: { name: "Low Tide Audio", store: "low-tide" },
  licensee: { name: "Ben", email: "ben@example.com" },
  tier: { type: "basic", name: "Basic lease" },
  price: { amount: 2_500, currency: "usd" },
  terms,
  files: [],
  governingLaw: { choice: "producer_residence" },
};

test("every use is answered, once, with its limit", () => {
  const rights = usageRights(snapshot);
  expect(rights.map(({ usage }) => usage)).toEqual([...USAGES]);
  expect(rights.filter(({ granted }) => granted).map(({ usage, limit }) => [usage, limit])).toEqual([["streams", 100_000], ["copies", 5_000], ["commercial", null], ["video", null], ["live", null]]);
  const everything = usageRights({ ...snapshot, terms: { ...terms, exclusive: true, streams: null, copies: null, radioBroadcast: true, stemsIncluded: true } });
  expect(everything.every(({ granted, limit }) => granted && limit === null)).toBe(true);
});

test.each(["1", "2"])("the credit line is the one that contracts of template %s ask for", (termsVersion) => {
  const words = clausesOf({ ...snapshot, termsVersion }).flatMap(({ paragraphs }) => paragraphs).join("\n");
  expect(words).toContain(`“${creditLine(snapshot)}”`);
});
