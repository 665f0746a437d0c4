import type { PaginationOptions } from "convex/server";
import type { Infer } from "convex/values";
import type { Doc } from "../../_generated/dataModel";
import type { QueryCtx } from "../../_generated/server";
import { fail } from "../../errors";
import type { CreatorQueryCtx } from "../../functions";
import { bounded } from "../../platform/bounded";
import { saleHead } from "./saleHead";
import type { vSaleFilter, vSaleRow } from "./validators";

type Filter = Infer<typeof vSaleFilter>;
type Row = Infer<typeof vSaleRow>;

/** Longest text that is looked for. */
const MAX_TEXT = 100;

/**
 * A seller's sales, newest first. The time range is answered by the index; status and text are looked at row by row, so a page
 * may be short or empty while there is more: its cursor skips and repeats nothing.
 */
export async function listSales(ctx: CreatorQueryCtx, filter: Filter, paginationOpts: PaginationOptions) {
  const result = await ctx.db
    .query("orderLines")
    .withIndex("by_seller_sold", (q) =>
      q.eq("sellerId", ctx.user._id).gte("soldAt", filter.from ?? 0).lt("soldAt", filter.to ?? Number.MAX_SAFE_INTEGER),
    )
    .order("desc")
    .paginate(bounded(paginationOpts));
  const rows = await Promise.all(result.page.map(async (line) => await row(ctx, line)));
  return { ...result, page: rows.filter((sale) => matches(sale, filter)) };
}

async function row(ctx: QueryCtx, line: Doc<"orderLines">): Promise<Row> {
  const order = (await ctx.db.get(line.orderId)) ?? fail("internal", "A sale is of an order that is gone.");
  const { head, lines } = await saleHead(ctx, order, line.sellerId);
  const more = lines.length > 1 ? ` and ${lines.length - 1} more` : "";
  return { ...head, item: `${line.detail.beatTitle}${more}`, tier: line.detail.tierName };
}

function matches(sale: Row, { status, text }: Filter): boolean {
  if (status !== undefined && sale.status !== status) return false;
  const wanted = (text ?? "").trim().slice(0, MAX_TEXT).toLowerCase();
  return wanted === "" || [sale.number, sale.buyerName, sale.buyerEmail].some((field) => field.toLowerCase().includes(wanted));
}
