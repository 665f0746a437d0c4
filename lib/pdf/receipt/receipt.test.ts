import { describe, expect, test } from "vitest";
import { readPdf } from "../testing/readPdf";
import { renderReceiptPdf, type ReceiptSource } from ".";

const PAID = Date.UTC(2026, 10, 21, 23, 59);

const source: ReceiptSource = {
  number: "BL-7K2QX-9M4TZ",
  orderedAt: PAID - 95_000,
  paidAt: PAID,
  buyerName: "José Łukasz",
  buyerEmail: "jose@example.com",
  currency: "usd",
  total: 7_000,
  refunded: 0,
  payment: "pi_3QXyzABCdefGHIjklMNOpq2R",
  lines: [
    { title: "Night Drive", tierName: "Basic lease", producer: "Low Tide Audio", store: "low-tide", listAmount: 2_500, discounts: [{ words: "Code SPRING", amount: 500 }], amount: 2_000, outcome: "fulfilled" },
    { title: "Harbour", tierName: "Premium lease", producer: "Low Tide Audio", store: "low-tide", listAmount: 5_000, discounts: [], amount: 5_000, outcome: "fulfilled" },
  ],
  refunds: [],
};

const words = (text: string) => text.replace(/\s+/g, "");
const textOf = async (of: ReceiptSource) => words(readPdf(await renderReceiptPdf(of)).pages.join("\n"));

test("it names the order, the day, both sides, every line with what came off, the payment and the total", async () => {
  const text = await textOf(source);
  const facts = ["BL-7K2QX-9M4TZ", "21 November 2026", "José Łukasz", "jose@example.com", "Low Tide Audio", "pi_3QXyzABCdefGHIjklMNOpq2R"];
  const lines = ["Night Drive", "Basic lease", "Harbour", "Premium lease", "List price", "$25.00", "Code SPRING", "−$5.00", "$20.00", "$50.00"];
  for (const fact of [...facts, ...lines, "Before discounts$75.00", "Total paid$70.00 USD"]) expect(text, fact).toContain(words(fact));
  expect(text).not.toContain("Refunded");
});

test("the same order gives the same bytes; a refund gives others", async () => {
  const [first, second] = await Promise.all([renderReceiptPdf(source), renderReceiptPdf(source)]);
  expect(Buffer.compare(first, second)).toBe(0);
  expect(Buffer.compare(first, await renderReceiptPdf({ ...source, refunded: 100, refunds: [{ amount: 100, madeAt: PAID }] }))).not.toBe(0);
});

describe("what went back", () => {
  test("each refund has its day, and what is left of the payment is said", async () => {
    const refunds = [{ amount: 5_000, madeAt: PAID + 86_400_000 }, { amount: 500, madeAt: PAID + 60_000 }];
    const text = await textOf({ ...source, refunded: 5_500, refunds });
    for (const fact of ["Refunded on 22 November 2026−$50.00", "Paid after refunds$15.00 USD"]) expect(text, fact).toContain(words(fact));
    expect(text.indexOf(words("−$5.00Refunded"))).toBeLessThan(text.indexOf(words("−$50.00")));
  });

  test("a sum that was told without its refund is not lost", async () => {
    expect(await textOf({ ...source, refunded: 700 })).toContain(words("Refunded−$7.00Paid after refunds$63.00 USD"));
  });

  test("a line that could not be delivered says so", async () => {
    const [line] = source.lines;
    if (line === undefined) throw new Error("no line");
    expect(await textOf({ ...source, lines: [{ ...line, outcome: "refused" }] })).toContain(words("Not delivered"));
  });
});

test("what was free says that nothing was to pay", async () => {
  const [line] = source.lines;
  if (line === undefined) throw new Error("no line");
  const text = await textOf({ ...source, total: 0, payment: null, lines: [{ ...line, listAmount: 0, discounts: [], amount: 0 }] });
  expect(text).toContain(words("Nothing to pay"));
});

test("names of any script and length are drawn, and what the typeface lacks is said", async () => {
  const [line] = source.lines;
  if (line === undefined) throw new Error("no line");
  const lines = Array.from({ length: 30 }, (_, at) => ({ ...line, title: `${at} ${"Überlang".repeat(12)}`, producer: "夜行バス" }));
  const { pages } = readPdf(await renderReceiptPdf({ ...source, buyerName: "Юлия Ξένη 夜", lines }));
  expect(pages.length).toBeGreaterThan(1);
  pages.forEach((page, at) => expect(words(page)).toContain(words(`Page ${at + 1} of ${pages.length}`)));
  const text = words(pages.join(""));
  expect(text).toContain(words("Юлия Ξένη [U+591C]"));
  expect(text).toContain(words("Signs like [U+65E5] stand"));
});
