import type { Doc } from "../../_generated/dataModel";
import type { QueryCtx } from "../../_generated/server";
import { eventRow, workRow } from "../../platform/admin/rows";
import { expiryKey } from "../closeOrder";
import { licenseOfLine } from "../licenses";

/** Rows of one sort that are shown of an order. */
const MANY = 50;
/** Sorts after whatever a key goes on with. */
const END = "\uffff";

/** The outside events about an order, the first one first. */
export async function eventsAbout(ctx: QueryCtx, order: Doc<"orders">) {
  const rows = [];
  for (const about of [order.sessionId, order.paymentIntentId]) {
    if (about === null) continue;
    rows.push(...(await ctx.db.query("inbox").withIndex("by_about", (q) => q.eq("about", about)).take(MANY)));
  }
  return rows.sort((a, b) => a._creationTime - b._creationTime).map(eventRow);
}

/** The work an order called for, by the keys that name its facts. */
export async function workAbout(ctx: QueryCtx, order: Doc<"orders">, lines: Doc<"orderLines">[], disputes: Doc<"disputes">[]) {
  const licenses = await Promise.all(lines.map(async (line) => await licenseOfLine(ctx, line._id)));
  const starts = [
    `settle/${order._id}`,
    `refund/${order._id}`,
    expiryKey(order._id),
    ...licenses.flatMap((license) => (license === null ? [] : [`contract/${license._id}`])),
    ...disputes.map(({ _id }) => `evidence/${_id}`),
    ...mailKeys(order, disputes),
  ];
  const found = await Promise.all(
    starts.map(async (start) => await ctx.db.query("work").withIndex("by_key", (q) => q.gte("key", start).lt("key", start + END)).take(MANY)),
  );
  return found.flat().sort((a, b) => a._creationTime - b._creationTime).map(workRow);
}

/** What became of the mails about an order. */
export async function mailsAbout(ctx: QueryCtx, order: Doc<"orders">, disputes: Doc<"disputes">[]) {
  const found = await Promise.all(
    mailKeys(order, disputes).map(async (start) => await ctx.db.query("mailMessages").withIndex("by_key", (q) => q.gte("key", start).lt("key", start + END)).take(MANY)),
  );
  return found.flat().map(({ key, template, to, state, note }) => ({ key, template, to, state, note }));
}

function mailKeys(order: Doc<"orders">, disputes: Doc<"disputes">[]): string[] {
  return [...["receipt", "sale", "refund"].map((fact) => `mail/${fact}/${order._id}`), ...disputes.map(({ _id }) => `mail/dispute/${_id}`)];
}
