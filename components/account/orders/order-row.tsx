import type { FunctionReturnType } from "convex/server";
import type { api } from "@/convex/_generated/api";
import { orders } from "@/strings/orders";
import { Cover } from "../../beats/cover";
import { sumWords } from "../../beats/price";
import { buttonVariants } from "../../ui/button";
import { dateWords } from "../../ui/date-words";
import { PageLink } from "../../ui/page-link";
import { OrderBadge } from "./order-badge";

type OrderRowFacts = FunctionReturnType<typeof api.commerce.purchases.list>["page"][number];

/** One order in the list: when, how it stands, what it came to, and every item of it. */
export function OrderRow({ order }: { order: OrderRowFacts }) {
  const { orderId, number, orderedAt, status, total, refunded, currency, resumeUrl, items } = order;
  return (
    <li className="grid gap-4 border-b py-5">
      <div className="flex flex-wrap items-center justify-between gap-x-4 gap-y-2">
        <div className="flex min-w-0 flex-wrap items-center gap-x-3 gap-y-1">
          <h2 className="font-medium tabular-nums">
            <PageLink href={`/orders/${orderId}`} className="hover:underline">
              {orders.look(number)}
            </PageLink>
          </h2>
          <OrderBadge status={status} />
          <p className="text-sm text-ink-faint tabular-nums">{dateWords(orderedAt)}</p>
        </div>
        <p className="text-right tabular-nums">
          {sumWords(total, currency)}
          {refunded > 0 && <span className="block text-sm text-ink-faint">{orders.refundedPart(sumWords(refunded, currency))}</span>}
        </p>
      </div>
      <ul className="grid gap-3 sm:grid-cols-2 lg:grid-cols-3">
        {items.map(({ lineId, title, tierName, producer, levels }) => (
          <li key={lineId} className="flex min-w-0 items-center gap-3">
            <Cover peaks={levels} className="size-12" />
            <div className="min-w-0 text-sm">
              <p className="truncate font-medium">{title}</p>
              <p className="truncate text-ink-soft">
                {tierName} · {producer}
              </p>
            </div>
          </li>
        ))}
      </ul>
      {resumeUrl !== null && (
        <a href={resumeUrl} className={buttonVariants({ variant: "secondary", size: "sm", className: "justify-self-start" })}>
          {orders.resume}
        </a>
      )}
    </li>
  );
}
