import { createHash } from "node:crypto";
import { describe, expect, test } from "vitest";
import { TERMS_VERSION } from "../../domain/licenseTerms";
import { readPdf } from "../testing/readPdf";
import { renderEvidencePdf, type EvidenceSource } from ".";
import { timeWords } from "./time";

const APP_URL = "https://beats.example";
const digest = (text: string) => createHash("sha256").update(text).digest("hex");
const PAID = Date.UTC(2026, 10, 21, 4, 5, 6);

const source: EvidenceSource = {
  stripeId: "dp_1QXyzABCdefGHIjklMNOpq2R",
  reason: "product_not_received",
  amount: 2_500,
  openedAt: PAID + 20 * 86_400_000,
  order: {
    number: "BL-7K2QX-9M4TZ",
    orderedAt: PAID - 95_000,
    paidAt: PAID,
    total: 2_500,
    refunded: 0,
    currency: "usd",
    paymentIntentId: "pi_3QXyzABCdefGHIjklMNOpq2R",
    buyerName: "José Łukasz",
    buyerEmail: "jose@example.com",
  },
  lines: [
    {
      title: "Night Drive: Basic lease",
      description: "Basic lease on “Night Drive” by Low Tide Audio",
      amount: 2_500,
      outcome: "fulfilled",
      license: {
        hash: digest("snapshot"),
        verifyId: "9m3k7v2q8x4t6z1w5y0r3n7b2c",
        issuedAt: PAID,
        snapshot: {
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
        },
      },
      downloads: [
        { at: PAID + 40_000, filename: "night-drive.wav" },
        { at: PAID + 86_400_000, filename: "night-drive.mp3" },
      ],
    },
  ],
};

const NOTE = "The buyer wrote to us on the day after and thanked us for the stems.\n\nWe answered within the hour.";
const words = (text: string) => text.replace(/\s+/g, "");
const textOf = async (of: EvidenceSource, note = NOTE) => words(readPdf(await renderEvidencePdf(of, note, APP_URL)).pages.join("\n"));

test("it names the dispute, the order, the buyer, the delivery, every download, the note and where to check the licence", async () => {
  const text = await textOf(source);
  const facts = [source.stripeId, "Order BL-7K2QX-9M4TZ", "José Łukasz", "jose@example.com", "$25.00 USD", "product not received", "pi_3QXyzABCdefGHIjklMNOpq2R"];
  const times = ["21 Nov 2026, 04:05:06 UTC", "21 Nov 2026, 04:05:46 UTC", "22 Nov 2026, 04:05:06 UTC"];
  for (const fact of [...facts, ...times, "night-drive.wav", "night-drive.mp3", ...NOTE.split("\n\n"), `${APP_URL}/verify/9m3k7v2q8x4t6z1w5y0r3n7b2c`]) {
    expect(text, fact).toContain(words(fact));
  }
});

test("the contract of the licence follows, as the buyer got it", async () => {
  const { pages } = readPdf(await renderEvidencePdf(source, NOTE, APP_URL));
  expect(pages).toHaveLength(3);
  expect(words(pages[1] ?? "")).toContain("Licenceagreement");
  expect(await textOf(source)).toContain(digest("snapshot"));
});

test("the same source and note give the same bytes, whenever it is made; another note other bytes", async () => {
  const [first, second] = await Promise.all([renderEvidencePdf(source, NOTE, APP_URL), renderEvidencePdf(source, NOTE, APP_URL)]);
  expect(Buffer.compare(first, second)).toBe(0);
  expect(Buffer.compare(first, await renderEvidencePdf(source, "Another.", APP_URL))).not.toBe(0);
});

describe("what is not there is said so", () => {
  test("no download, no note, and no licence", async () => {
    const [line] = source.lines;
    if (line === undefined) throw new Error("no line");
    expect(await textOf({ ...source, lines: [{ ...line, downloads: [] }] })).toContain(words("none was fetched"));
    const bare: EvidenceSource = { ...source, lines: [{ ...line, outcome: "refused", license: null, downloads: [] }] };
    const text = await textOf(bare, "");
    expect(text).not.toContain("fetched");
    expect(text).toContain(words("Not delivered; the price is returned"));
    expect(text).not.toContain(words("In the seller’s words"));
    expect(readPdf(await renderEvidencePdf(bare, "", APP_URL)).pages).toHaveLength(1);
  });

  test("hundreds of downloads and a long note go on over pages, each with its number", async () => {
    const [line] = source.lines;
    if (line === undefined) throw new Error("no line");
    const downloads = Array.from({ length: 100 }, (_, at) => ({ at: PAID + at * 60_000, filename: `take-${at}-${"x".repeat(120)}.wav` }));
    const { pages } = readPdf(await renderEvidencePdf({ ...source, lines: [{ ...line, downloads }] }, "word ".repeat(900), APP_URL));
    expect(pages.length).toBeGreaterThan(4);
    pages.forEach((page, at) => expect(words(page)).toContain(words(`Page ${at + 1} of ${pages.length}`)));
  });
});

test("times are UTC whatever the machine's zone", () => {
  expect(timeWords(PAID)).toBe("21 Nov 2026, 04:05:06 UTC");
});
