import { expect } from "vitest";
import { until } from "../../scripts/seed/until";
import { deliveriesAbout } from "./stripe";
import { rows } from "./tables";

/** Everything the product holds about one order. */
export async function bookOf(orderId: string) {
  const [order] = (await rows("orders")).filter(({ _id }) => _id === orderId);
  const lines = (await rows("orderLines")).filter((line) => line.orderId === orderId);
  const lineIds = lines.map(({ _id }) => _id);
  const licenses = (await rows("licenses")).filter(({ lineId }) => lineIds.includes(lineId));
  const ids = [orderId, ...lineIds, ...licenses.map(({ _id }) => _id)];
  const isAbout = (value: unknown) => ids.some((id) => JSON.stringify(value).includes(id));
  const entries = await rows("ledgerEntries");
  const transactions = (await rows("ledgerTransactions")).filter((transaction) => transaction.orderId === orderId);
  return {
    order,
    lines,
    licenses,
    entitlements: (await rows("entitlements")).filter(({ lineId }) => lineIds.includes(lineId)),
    books: transactions.map(({ _id, key }) => ({ key, sum: entries.filter(({ transactionId }) => transactionId === _id).reduce((sum, { amount }) => sum + amount, 0) })),
    work: (await rows("work")).filter(isAbout),
    inbox: (await rows("inbox")).filter(({ payload }) => payload.includes(orderId)),
  };
}
type Book = Awaited<ReturnType<typeof bookOf>>;

/** Waits until nothing about the order is under way any more, at the provider or here. What was given up shows in the result. */
export async function quietBook(orderId: string): Promise<Book> {
  const isQuiet = async () => {
    const [told, { work, inbox }] = [await deliveriesAbout(orderId), await bookOf(orderId)];
    return (
      told.every(({ state }) => state !== "waiting") &&
      work.every(({ state }) => state === "done" || state === "parked") &&
      inbox.every(({ state }) => state !== "received")
    );
  };
  await until(isQuiet, `quiet around order ${orderId}`, 120_000);
  // Tables are read one after the other: what was seen on the way to quiet is no whole picture.
  return bookOf(orderId);
}

/** One grant, everything booked once and to zero, nothing parked, nothing unread. */
export function expectSound({ order, lines, licenses, entitlements, books, work, inbox }: Book, is: { payment: string; outcome: "fulfilled" | "revoked" }): void {
  expect(order).toMatchObject({ payment: is.payment, fulfilment: is.outcome });
  expect(lines.map(({ outcome }) => outcome)).toEqual([is.outcome]);
  expect(licenses).toHaveLength(1);
  expect(new Set(entitlements.map(({ lineId, resource, right }) => `${lineId} ${resource} ${right}`)).size).toBe(entitlements.length);
  expect(new Set(entitlements.map(({ state }) => state))).toEqual(new Set([is.outcome === "fulfilled" ? "active" : "revoked"]));
  expect(books.length).toBeGreaterThan(0);
  expect(new Set(books.map(({ key }) => key)).size).toBe(books.length);
  expect(books.filter(({ sum }) => sum !== 0)).toEqual([]);
  expect(work.filter(({ state }) => state !== "done")).toEqual([]);
  expect(new Set(work.map(({ key }) => key)).size).toBe(work.length);
  expect(inbox.filter(({ state }) => state !== "processed" && state !== "ignored")).toEqual([]);
}
