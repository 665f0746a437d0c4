"use client";

import { usePaginatedQuery } from "convex/react";
import { api } from "@/convex/_generated/api";
import { orders } from "@/strings/orders";
import { buttonVariants } from "../../ui/button";
import { EmptyState } from "../../ui/empty-state";
import { ListEnd } from "../../ui/list-end";
import { PageLink } from "../../ui/page-link";
import { OrderRow } from "./order-row";
import { OrdersSkeleton } from "./orders-skeleton";

const ROWS_AT_ONCE = 10;

/** The caller's orders, live. */
export function OrderList() {
  const { results, status, loadMore } = usePaginatedQuery(api.commerce.purchases.list, {}, { initialNumItems: ROWS_AT_ONCE });
  if (status === "LoadingFirstPage") return <OrdersSkeleton />;
  if (results.length === 0) {
    return (
      <EmptyState
        title={orders.empty.title}
        action={
          <PageLink href="/beats" className={buttonVariants()}>
            {orders.empty.action}
          </PageLink>
        }
      >
        {orders.empty.text}
      </EmptyState>
    );
  }
  return (
    <>
      <ul className="border-t">
        {results.map((order) => (
          <OrderRow key={order.orderId} order={order} />
        ))}
      </ul>
      <ListEnd status={status} onMore={() => loadMore(ROWS_AT_ONCE)} />
    </>
  );
}
