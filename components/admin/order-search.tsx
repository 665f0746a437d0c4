"use client";

import { usePaginatedQuery, useQuery } from "convex/react";
import type { FunctionReturnType } from "convex/server";
import { useDeferredValue, useState } from "react";
import { api } from "@/convex/_generated/api";
import { formatMoney } from "@/lib/domain/money";
import { orderSearch as words } from "@/strings/admin";
import { EmptyState } from "../ui/empty-state";
import { Input } from "../ui/input";
import { Label } from "../ui/label";
import { ListEnd } from "../ui/list-end";
import { ListSkeleton } from "../ui/list-skeleton";
import { momentWords } from "../ui/moment-words";
import { PageLink } from "../ui/page-link";
import { OrderBadges } from "./order-badges";

type Order = FunctionReturnType<typeof api.commerce.orders.find>[number];

/** All orders, or those that what somebody has in hand leads to. */
export function OrderSearch() {
  const [text, setText] = useState("");
  const wanted = useDeferredValue(text.trim());
  return (
    <div className="grid gap-6">
      <div role="search" className="grid max-w-xl gap-1">
        <Label htmlFor="order-text">{words.label}</Label>
        <Input id="order-text" type="search" value={text} maxLength={200} placeholder={words.placeholder} onChange={(event) => setText(event.target.value)} />
      </div>
      {wanted === "" ? <AllOrders /> : <FoundOrders text={wanted} />}
    </div>
  );
}

function AllOrders() {
  const { results, status, loadMore } = usePaginatedQuery(api.commerce.orders.list, {}, { initialNumItems: 30 });
  if (status === "LoadingFirstPage") return <ListSkeleton label={words.loading} />;
  if (results.length === 0) return <EmptyState title={words.empty.title}>{words.empty.text}</EmptyState>;
  return (
    <>
      <OrderRows orders={results} />
      <ListEnd status={status} onMore={() => loadMore(30)} />
    </>
  );
}

function FoundOrders({ text }: { text: string }) {
  const orders = useQuery(api.commerce.orders.find, { text });
  if (orders === undefined) return <ListSkeleton label={words.looking} rows={2} />;
  if (orders.length === 0) return <EmptyState title={words.none.title}>{words.none.text}</EmptyState>;
  return <OrderRows orders={orders} />;
}

function OrderRows({ orders }: { orders: readonly Order[] }) {
  return (
    <ul className="divide-y border-y text-sm">
      {orders.map((order) => (
        <li key={order.orderId} className="relative grid grid-cols-[minmax(0,1fr)_auto] items-center gap-x-4 gap-y-1 py-2.5 transition-colors hover:bg-hover md:grid-cols-[9.5rem_minmax(0,1fr)_minmax(0,1fr)_minmax(0,10rem)_6rem_9rem]">
          <PageLink href={`/admin/orders/${order.orderId}`} className="font-medium tabular-nums after:absolute after:inset-0">
            {order.number}
          </PageLink>
          <span className="truncate max-md:col-start-1">{order.buyerEmail}</span>
          <span className="truncate text-ink-soft max-md:col-start-1">{order.item}</span>
          <span className="flex flex-wrap justify-end gap-1 max-md:col-start-2 max-md:row-start-2">
            <OrderBadges order={order} />
          </span>
          <span className="text-right tabular-nums max-md:col-start-2 max-md:row-start-1">{formatMoney(order.total, order.currency)}</span>
          <span className="text-ink-faint tabular-nums max-md:col-start-1">{momentWords(order.createdAt)}</span>
        </li>
      ))}
    </ul>
  );
}
