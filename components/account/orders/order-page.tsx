"use client";

import { useQuery } from "convex/react";
import type { FunctionReturnType } from "convex/server";
import { FileText } from "lucide-react";
import { api } from "@/convex/_generated/api";
import { ORDER_STATUS, orders } from "@/strings/orders";
import { Alert } from "../../ui/alert";
import { buttonVariants } from "../../ui/button";
import { ListSkeleton } from "../../ui/list-skeleton";
import { momentWords } from "../../ui/moment-words";
import { OrderBadge } from "./order-badge";
import { OrderGoods } from "./order-goods";
import { OrderMoney } from "./order-money";

export type Purchase = FunctionReturnType<typeof api.commerce.purchases.one>;

const TONES = { neutral: "info", positive: "positive", caution: "caution", danger: "danger" } as const;

/** One order of the caller's, live: a refund, a bank's word or a finished contract shows by itself. */
export function OrderPage({ orderId }: { orderId: string }) {
  const order = useQuery(api.commerce.purchases.one, { orderId });
  if (order === undefined) return <ListSkeleton label={orders.loadingOne} rows={4} />;
  const { label, tone, meaning } = ORDER_STATUS[order.status];
  return (
    <div className="grid gap-8">
      <header className="flex flex-wrap items-start justify-between gap-4">
        <div className="grid min-w-0 gap-1">
          <div className="flex flex-wrap items-center gap-3">
            <h1 className="text-2xl font-semibold tracking-tight tabular-nums md:text-3xl">{order.number}</h1>
            <OrderBadge status={order.status} />
          </div>
          <p className="text-sm text-ink-faint tabular-nums">{momentWords(order.paidAt ?? order.orderedAt)}</p>
        </div>
        {order.paidAt !== null && (
          <a href={`/api/orders/receipt?orderId=${orderId}`} className={buttonVariants({ variant: "secondary" })}>
            <FileText aria-hidden /> {orders.receipt}
          </a>
        )}
      </header>
      {meaning !== "" && (
        <Alert tone={TONES[tone]} role="status" title={label} className="max-w-prose">
          {meaning}
          {order.refundReason !== null && <p>{orders.reason(order.refundReason)}</p>}
          {order.resumeUrl !== null && (
            <p className="pt-2">
              <a href={order.resumeUrl}>{orders.resume}</a>
            </p>
          )}
        </Alert>
      )}
      <div className="grid gap-10 lg:grid-cols-[minmax(0,1fr)_22rem]">
        <OrderGoods order={order} />
        <OrderMoney order={order} />
      </div>
    </div>
  );
}
