import { netPerLine } from "../../lib/domain/ledger";
import type { Doc } from "../_generated/dataModel";
import type { QueryCtx } from "../_generated/server";
import { bookedLines } from "./ledger";
import { linesOf } from "./orderLines";
import { standingOf } from "./unwound";

/** What was paid for a licence, and for those it grew out of, less what went back; minor units. */
export async function paidNet(ctx: QueryCtx, license: Doc<"licenses">): Promise<number> {
  const before = license.supersedes === undefined ? null : await ctx.db.get(license.supersedes);
  return (await netOfLine(ctx, license)) + (before === null ? 0 : await paidNet(ctx, before));
}

async function netOfLine(ctx: QueryCtx, { orderId, lineId }: Doc<"licenses">): Promise<number> {
  const order = await ctx.db.get(orderId);
  const lines = await linesOf(ctx, orderId);
  const at = lines.findIndex((line) => line._id === lineId);
  return (order === null ? undefined : netPerLine(bookedLines(lines), await standingOf(ctx, order))[at]) ?? 0;
}
