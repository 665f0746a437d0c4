import { expect } from "vitest";
import { z } from "zod";
import { expectOk } from "../../scripts/seed/person";
import { house, sandbox, until } from "./world";

/** Reads the deployment's tables as its owner may, to see what no person is shown: that nothing is twice and nothing is stuck. */
async function rows<Row extends z.ZodType>(table: string, shape: Row): Promise<z.infer<Row>[]> {
  const { url, adminKey } = house().convex;
  const found: z.infer<Row>[] = [];
  for (let cursor: string | null = null, done = false; !done; ) {
    const args = { table, order: "asc", paginationOpts: { numItems: 500, cursor } };
    const response: Response = await fetch(`${url}/api/query`, {
      method: "POST",
      headers: { authorization: `Convex ${adminKey}`, "content-type": "application/json" },
      body: JSON.stringify({ path: "_system/cli/tableData", args, format: "json" }),
    });
    await expectOk(response.clone(), table);
    const { value } = z.object({ value: z.object({ page: z.array(shape), isDone: z.boolean(), continueCursor: z.string() }) }).parse(await response.json());
    found.push(...value.page);
    done = value.isDone;
    cursor = value.continueCursor;
  }
  return found;
}

const orderRow = z.object({ _id: z.string(), payment: z.string(), fulfilment: z.string(), refunded: z.number(), total: z.number() });
const lineRow = z.object({ _id: z.string(), orderId: z.string(), outcome: z.string() });
const licenseRow = z.object({ _id: z.string(), lineId: z.string() });
const entitlementRow = z.object({ lineId: z.string(), resource: z.string(), right: z.string(), state: z.string() });
const transactionRow = z.object({ _id: z.string(), key: z.string(), orderId: z.string() });
const entryRow = z.object({ transactionId: z.string(), amount: z.number() });
const workRow = z.object({ _id: z.string(), key: z.string(), state: z.string(), lastError: z.string().nullable(), task: z.unknown() });
const inboxRow = z.object({ _id: z.string(), type: z.string(), state: z.string(), payload: z.string() });

/** Everything the product holds about one order. */
export async function bookOf(orderId: string) {
  const [order] = (await rows("orders", orderRow)).filter(({ _id }) => _id === orderId);
  const lines = (await rows("orderLines", lineRow)).filter((line) => line.orderId === orderId);
  const lineIds = lines.map(({ _id }) => _id);
  const licenses = (await rows("licenses", licenseRow)).filter(({ lineId }) => lineIds.includes(lineId));
  const ids = [orderId, ...lineIds, ...licenses.map(({ _id }) => _id)];
  const isAbout = (value: unknown) => ids.some((id) => JSON.stringify(value).includes(id));
  const entries = await rows("ledgerEntries", entryRow);
  const transactions = (await rows("ledgerTransactions", transactionRow)).filter((transaction) => transaction.orderId === orderId);
  return {
    order,
    lines,
    licenses,
    entitlements: (await rows("entitlements", entitlementRow)).filter(({ lineId }) => lineIds.includes(lineId)),
    books: transactions.map(({ _id, key }) => ({ key, sum: entries.filter(({ transactionId }) => transactionId === _id).reduce((sum, { amount }) => sum + amount, 0) })),
    work: (await rows("work", workRow)).filter(isAbout),
    inbox: (await rows("inbox", inboxRow)).filter(({ payload }) => payload.includes(orderId)),
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

const deliveryShape = z.object({
  id: z.string(),
  type: z.string(),
  body: z.string(),
  state: z.enum(["waiting", "delivered", "given_up"]),
  setAside: z.object({ rule: z.string() }).nullable(),
  attempts: z.array(z.object({ at: z.number(), status: z.number().nullable(), fault: z.object({ effect: z.string() }).optional() })),
});

/** The sandbox's deliveries that mention a text, oldest first. */
export async function deliveriesAbout(text: string) {
  const { deliveries } = z.object({ deliveries: z.array(deliveryShape) }).parse(await (await sandbox("/deliveries")).json());
  return deliveries.filter(({ body }) => body.includes(text));
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
