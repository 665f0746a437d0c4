import type { FunctionReturnType } from "convex/server";
import { api } from "../../convex/_generated/api";
import type { UserCaller } from "../auth/types";
import { asUser } from "../convex";
import { csvRow, numberCell, textCell } from "../csv";
import { PAGE_SIZE } from "../domain/limits";
import type { SaleStatus } from "../domain/saleStatus";

type Filter = { status?: SaleStatus | undefined; from?: number | undefined; to?: number | undefined; text?: string | undefined };
type Page = FunctionReturnType<typeof api.commerce.sales.list>;

const HEAD = ["Date (UTC)", "Order", "Buyer", "E-mail", "Item", "Licence", "Status", "Currency", "Gross", "Platform fee", "Stripe fee", "Returned", "Net"];

/**
 * A seller's sales as CSV, page by page as the reader takes them: nothing is held but one page. Rows that change while it
 * runs are as they were when their page was read.
 * @throws {AppError} what the first page was refused with; a failure after that breaks the download off
 */
export async function exportSales(request: Request, caller: UserCaller, { status, from, to, text }: Filter): Promise<Response> {
  const filter = { ...(status && { status }), ...(from !== undefined && { from }), ...(to !== undefined && { to }), ...(text && { text }) };
  const read = async (cursor: string | null): Promise<Page> =>
    await asUser(caller).query(api.commerce.sales.list, { filter, paginationOpts: { numItems: PAGE_SIZE.max, cursor } });
  const headers = {
    "content-type": "text/csv; charset=utf-8; header=present",
    "content-disposition": `attachment; filename="sales-${new Date().toISOString().slice(0, 10)}.csv"`,
    "cache-control": "private, no-store",
  };
  // The first page is read before the answer begins, so that a refusal is an answer and not a broken file.
  const first = await read(null);
  return new Response(request.method === "HEAD" ? null : rowsOf(first, read), { headers });
}

function rowsOf(first: Page, read: (cursor: string) => Promise<Page>): ReadableStream<Uint8Array> {
  const lines = linesOf(first, read);
  const encoder = new TextEncoder();
  return new ReadableStream({
    async pull(controller) {
      const { done, value } = await lines.next();
      if (done === true) controller.close();
      else controller.enqueue(encoder.encode(value));
    },
  });
}

async function* linesOf(first: Page, read: (cursor: string) => Promise<Page>): AsyncGenerator<string, void> {
  yield csvRow(HEAD);
  for (let page = first; ; page = await read(page.continueCursor)) {
    for (const sale of page.page) yield record(sale);
    if (page.isDone) return;
  }
}

function record(sale: Page["page"][number]): string {
  const digits = new Intl.NumberFormat("en-US", { style: "currency", currency: sale.currency.toUpperCase() }).resolvedOptions().maximumFractionDigits ?? 2;
  const money = (amount: number) => numberCell(amount, digits);
  return csvRow([
    new Date(sale.soldAt).toISOString(),
    ...[sale.number, sale.buyerName, sale.buyerEmail, sale.item, sale.tier, sale.status.replaceAll("_", " "), sale.currency.toUpperCase()].map(textCell),
    ...[sale.gross, sale.platformFee, sale.processingFee ?? 0, sale.returned, sale.net].map(money),
  ]);
}
