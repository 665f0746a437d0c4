"use client";

import { useQuery } from "convex/react";
import type { FunctionReturnType } from "convex/server";
import { FileText, ShieldCheck } from "lucide-react";
import { Badge } from "@/components/ui/badge";
import { buttonVariants } from "@/components/ui/button";
import { ListSkeleton } from "@/components/ui/list-skeleton";
import { momentWords } from "@/components/ui/moment-words";
import { PageLink } from "@/components/ui/page-link";
import { api } from "@/convex/_generated/api";
import { formatMoney } from "@/lib/domain/money";
import { sales, soldGoods } from "@/strings/sales";
import { DisputePanel } from "./dispute-panel";
import { RefundDialog } from "./refund-dialog";
import { SaleBadge } from "./sale-badge";
import { SaleMoney } from "./sale-money";
import { SaleSteps } from "./sale-steps";

export type Sale = FunctionReturnType<typeof api.commerce.sales.one>;

/** One sale, live: a refund or a bank's word shows by itself. */
export function SaleDesk({ orderId }: { orderId: string }) {
  const sale = useQuery(api.commerce.sales.one, { orderId });
  if (sale === undefined) return <ListSkeleton label={sales.loadingOne} />;
  return (
    <div className="grid gap-10">
      <header className="flex flex-wrap items-start justify-between gap-4">
        <div className="grid min-w-0 gap-1">
          <div className="flex flex-wrap items-center gap-3">
            <h1 className="text-2xl font-semibold tracking-tight tabular-nums md:text-3xl">{sale.number}</h1>
            <SaleBadge status={sale.status} />
          </div>
          <p className="truncate text-ink-soft">
            {sale.buyerName} · <a href={`mailto:${sale.buyerEmail}`} className="link">{sale.buyerEmail}</a>
          </p>
          <p className="text-sm text-ink-faint tabular-nums">{momentWords(sale.soldAt)}</p>
        </div>
        <RefundDialog sale={sale} />
      </header>
      {sale.disputes.map((dispute) => (
        <DisputePanel key={dispute.disputeId} dispute={dispute} />
      ))}
      <div className="grid gap-10 lg:grid-cols-[minmax(0,1fr)_22rem]">
        <div className="grid content-start gap-10">
          <Goods sale={sale} />
          <SaleMoney sale={sale} />
        </div>
        <SaleSteps sale={sale} />
      </div>
    </div>
  );
}

function Goods({ sale }: { sale: Sale }) {
  const look = buttonVariants({ variant: "ghost", size: "sm" });
  return (
    <section aria-labelledby="goods" className="grid gap-3">
      <h2 id="goods" className="text-lg font-semibold tracking-tight">{soldGoods.title}</h2>
      <ul className="divide-y border-y">
        {sale.lines.map(({ lineId, title, tier, amount, outcome, license }) => (
          <li key={lineId} className="grid gap-2 py-3">
            <div className="flex items-baseline justify-between gap-4">
              <p className="min-w-0">
                <span className="font-medium">{title}</span> <span className="text-ink-soft">{tier}</span>{" "}
                {license && soldGoods.licences[license.status] && <Badge>{soldGoods.licences[license.status]}</Badge>}
                {outcome === "refused" && <Badge tone="caution">{soldGoods.refused}</Badge>}
              </p>
              <span className="tabular-nums">{formatMoney(amount, sale.currency)}</span>
            </div>
            {license && (
              <div className="-ml-3 flex flex-wrap gap-1">
                <a href={`/api/beats/contract?licenseId=${license.licenseId}`} className={look}>
                  <FileText aria-hidden /> {soldGoods.contract}
                </a>
                <PageLink href={`/verify/${license.verifyId}`} className={look}>
                  <ShieldCheck aria-hidden /> {soldGoods.verification}
                </PageLink>
              </div>
            )}
          </li>
        ))}
      </ul>
    </section>
  );
}
