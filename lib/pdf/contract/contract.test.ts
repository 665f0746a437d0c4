import { createHash } from "node:crypto";
import { describe, expect, test } from "vitest";
import { clausesOf, TERMS_VERSION, type LicenseSnapshot } from "../../domain/licenseTerms";
import { readPdf } from "../testing/readPdf";
import { renderContractPdf } from ".";

const APP_URL = "https://beats.example";
const digest = (text: string) => createHash("sha256").update(text).digest("hex");

const basic: LicenseSnapshot = {
  termsVersion: TERMS_VERSION,
  verifyId: "9m3k7v2q8x4t6z1w5y0r3n7b2c",
  orderNumber: "BL-7K2QX-9M4TZ",
  issuedOn: "2026-11-21",
  beat: { id: "j57", title: "Night Drive" },
  producer: { name: "Low Tide Audio", store: "low-tide" },
  licensee: { name: "José Łukasz", email: "jose@example.com" },
  tier: { type: "basic", name: "Basic lease" },
  price: { amount: 2_500, currency: "usd" },
  terms: { exclusive: false, copies: 5_000, streams: 100_000, commercialUse: true, musicVideo: true, radioBroadcast: false, livePerformance: true, stemsIncluded: false, creditRequired: true },
  files: [
    { fileType: "mp3", filename: "night-drive.mp3", sha256: null },
    { fileType: "wav", filename: "night-drive.wav", sha256: digest("wav") },
  ],
  governingLaw: { choice: "producer_residence" },
};

const exclusive: LicenseSnapshot = {
  ...basic,
  tier: { type: "exclusive", name: "Exclusive rights" },
  price: { amount: 50_000, currency: "usd" },
  terms: { ...basic.terms, exclusive: true, copies: null, streams: null, creditRequired: false, stemsIncluded: true },
};

const longTitle = "A Very Long Title That Goes On and On Until It Has Used Up All of the Hundred Characters It May Have";
const crowded: LicenseSnapshot = {
  ...exclusive,
  beat: { id: "x", title: longTitle },
  producer: { name: "The Extraordinarily Long-Named Production Company, Somewhere", store: "w".repeat(60) },
  licensee: { name: "Maximiliana Alexandrovna von Hohenstaufen-Battenberg", email: `${"a".repeat(60)}@${"b".repeat(60)}.example.com` },
  files: (["mp3", "wav", "stems", "trackouts"] as const).map((fileType) => ({ fileType, filename: `${longTitle.toLowerCase().replaceAll(" ", "-")}.${fileType}`, sha256: digest(fileType) })),
};

const supersedes = { verifyId: "1a2b3c4d5e6f7g8h9j0k1m2n3p", hash: digest("old"), tierName: "Unlimited lease", orderNumber: "BL-4H8JK-2WXYZ", paid: 25_000 };

const render = (snapshot: LicenseSnapshot) => renderContractPdf({ snapshot, hash: digest(JSON.stringify(snapshot)) }, APP_URL);
/** Lines wrap where they please; words and their order are what counts. */
const words = (text: string) => text.replace(/\s+/g, "");
const textOf = async (snapshot: LicenseSnapshot) => words(readPdf(await render(snapshot)).pages.join("\n"));

describe.each([
  ["a basic lease", basic, 2],
  ["an exclusive", exclusive, 2],
  ["the longest names and titles", crowded, 2],
  ["an upgrade", { ...exclusive, supersedes }, 2],
  ["an upgrade with the longest names and titles", { ...crowded, supersedes }, 3],
  ["a lease written from template 1", { ...basic, termsVersion: "1" }, 2],
])("%s", (_name, snapshot: LicenseSnapshot, count) => {
  test(`is printed on ${count} pages, each with its number`, async () => {
    const { pages } = readPdf(await render(snapshot));
    expect(pages).toHaveLength(count);
    pages.forEach((page, at) => expect(words(page)).toContain(words(`Page ${at + 1} of ${count}`)));
  });

  test("says every clause, word for word", async () => {
    const text = await textOf(snapshot);
    for (const { heading, paragraphs } of clausesOf(snapshot)) {
      for (const part of [heading, ...paragraphs]) expect(text).toContain(words(part));
    }
  });

  test("names parties, beat, tier, date, order, files, verification and digest", async () => {
    const text = await textOf(snapshot);
    const { producer, licensee, beat, tier, orderNumber, verifyId, files } = snapshot;
    const facts = [producer.name, licensee.name, licensee.email, beat.title, tier.name, "21 November 2026", orderNumber, `${APP_URL}/verify/${verifyId}`];
    for (const fact of [...facts, digest(JSON.stringify(snapshot)), ...files.flatMap(({ filename, sha256 }) => [filename, sha256 ?? ""])]) {
      expect(text).toContain(words(fact));
    }
  });
});

test("an upgrade prints what it replaces: number, digest, order, and what had been paid", async () => {
  const text = await textOf({ ...exclusive, supersedes });
  for (const fact of [supersedes.verifyId, `SHA-256 ${supersedes.hash}`, supersedes.orderNumber, "for $250.00"]) expect(text).toContain(words(fact));
});

test("the price is in its own currency's units, never a hundred times it (defect 47)", async () => {
  const text = await textOf(basic);
  expect(text).toContain("$25.00USD");
  expect(text).not.toContain("2500");
  expect(await textOf({ ...basic, price: { amount: 0, currency: "usd" } })).toContain("Freeofcharge");
});

test("the same snapshot gives the same bytes, also side by side; another one other bytes", async () => {
  const [first, second] = await Promise.all([render(basic), render(basic)]);
  expect(Buffer.compare(first, second)).toBe(0);
  expect(Buffer.compare(first, await render({ ...basic, orderNumber: "BL-00000-00000" }))).not.toBe(0);
});

test("its date is the day of issue, whenever it is rendered", async () => {
  expect(readPdf(await render(basic)).created).toBe("(D:20261121000000Z)");
});

describe("names in other scripts", () => {
  test("Latin with every accent, Greek, Cyrillic and Vietnamese are drawn", async () => {
    const text = await textOf({ ...basic, licensee: { name: "Zoë Łukasz Ελένη Привет Nguyễn", email: "z@example.com" } });
    expect(text).toContain("ZoëŁukaszΕλένηПриветNguyễn");
    expect(text).not.toContain("U+");
  });

  test("what the typeface lacks is written by its number and said so, never an empty box", async () => {
    const text = await textOf({ ...basic, licensee: { name: "日本 太郎 🎹", email: "t@example.com" } });
    expect(text).toContain("[U+65E5U+672C][U+592AU+90CE][U+1F3B9]");
    expect(text).toContain("byUnicodenumber");
    expect(text).not.toContain("\ufffd");
  });

  test("a name typed with combining marks is drawn composed", async () => {
    expect(await textOf({ ...basic, licensee: { name: "Jose\u0301", email: "j@example.com" } })).toContain("José");
  });
});
