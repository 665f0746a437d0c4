import type { FunctionReturnType } from "convex/server";
import { dateWords } from "@/components/ui/date-words";
import { PageLink } from "@/components/ui/page-link";
import type { api } from "@/convex/_generated/api";
import { formatMoney } from "@/lib/domain/money";
import { saleTable as words } from "@/strings/sales";
import { SaleBadge } from "./sale-badge";

type Sale = FunctionReturnType<typeof api.commerce.sales.list>["page"][number];

/** Sales as a table on a desk and as rows of two lines on a phone. */
export function SaleTable({ sales }: { sales: readonly Sale[] }) {
  return (
    <table className="w-full text-sm">
      <caption className="sr-only">{words.caption}</caption>
      <thead className="hidden border-b text-left text-xs text-ink-faint md:table-header-group">
        <tr>
          {[words.date, words.order, words.item, words.status].map((name) => (
            <th key={name} scope="col" className="py-2 pr-4 font-medium">
              {name}
            </th>
          ))}
          {[words.gross, words.fees, words.net].map((name) => (
            <th key={name} scope="col" className="py-2 pl-4 text-right font-medium">
              {name}
            </th>
          ))}
        </tr>
      </thead>
      <tbody className="divide-y">
        {sales.map((sale) => (
          <SaleRow key={sale.orderId} sale={sale} />
        ))}
      </tbody>
    </table>
  );
}

function SaleRow({ sale }: { sale: Sale }) {
  const money = (amount: number) => formatMoney(amount, sale.currency);
  const fees = sale.platformFee + (sale.processingFee ?? 0);
  return (
    <tr className="relative grid grid-cols-[minmax(0,1fr)_auto] gap-x-4 py-3 transition-colors hover:bg-hover md:table-row">
      <td className="row-start-3 pr-4 text-ink-faint tabular-nums md:py-3 md:whitespace-nowrap">{dateWords(sale.soldAt)}</td>
      <td className="row-start-1 min-w-0 pr-4 md:py-3">
        <PageLink href={`/studio/sales/${sale.orderId}`} className="font-medium tabular-nums after:absolute after:inset-0">
          {sale.number}
        </PageLink>
        <p className="truncate text-ink-soft md:max-w-56">{sale.buyerName}</p>
        <p className="truncate text-ink-faint md:max-w-56">{sale.buyerEmail}</p>
      </td>
      <td className="row-start-2 min-w-0 pr-4 md:py-3">
        <p className="truncate md:max-w-56">
          {sale.item} <span className="text-ink-faint md:block">{sale.tier}</span>
        </p>
      </td>
      <td className="row-start-2 justify-self-end md:py-3 md:pr-4">
        <SaleBadge status={sale.status} />
      </td>
      <td className="hidden pl-4 text-right tabular-nums md:table-cell">{money(sale.gross)}</td>
      <td className="hidden pl-4 text-right text-ink-soft tabular-nums md:table-cell">{fees === 0 ? "–" : money(0 - fees)}</td>
      <td className="row-start-1 text-right font-medium tabular-nums md:pl-4">
        <span className="sr-only md:hidden">{words.net} </span>
        {money(sale.net)}
      </td>
    </tr>
  );
}
