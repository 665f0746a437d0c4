import { expect, test } from "vitest";
import { evidenceOf, type EvidenceSource } from "./evidenceOf";

const AT = Date.UTC(2026, 10, 21, 4, 5, 6);
const source: EvidenceSource = {
  stripeId: "dp_1",
  reason: "fraudulent",
  amount: 2_500,
  openedAt: AT,
  order: { number: "BL-1", orderedAt: AT - 2_000, paidAt: AT - 1_000, total: 2_500, refunded: 0, currency: "usd", paymentIntentId: "pi_1", buyerName: "Ben", buyerEmail: "ben@example.com" },
  lines: [{ title: "Night Drive: Basic lease", description: "A lease", amount: 2_500, outcome: "refused", license: null, downloads: [] }],
};

test("goods that were never delivered are dated by the payment, and no delivery is claimed", async () => {
  expect(await evidenceOf(source, "", "https://beats.example")).toMatchObject({
    customerName: "Ben",
    customerEmail: "ben@example.com",
    serviceDate: "21 Nov 2026, 04:05:05 UTC",
    accessLog: "",
    productDescription: expect.stringContaining("Night Drive: Basic lease ($25.00)"),
    paper: { name: "evidence-BL-1.pdf" },
  });
});

test("the access log stays within what Stripe takes, and breaks at a line", async () => {
  const downloads = Array.from({ length: 100 }, () => ({ at: AT, filename: `${"x".repeat(300)}.wav` }));
  const [line] = source.lines;
  if (line === undefined) throw new Error("no line");
  const { accessLog } = await evidenceOf({ ...source, lines: [{ ...line, downloads }] }, "", "https://beats.example");
  expect(accessLog.length).toBeLessThanOrEqual(20_000);
  expect(accessLog.endsWith("by the signed-in buyer")).toBe(true);
});
