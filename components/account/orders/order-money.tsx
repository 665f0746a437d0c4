import { formatMoney } from "@/lib/domain/money";
import { orders } from "@/strings/orders";
import { dateWords } from "../../ui/date-words";
import type { Purchase } from "./order-page";

/** What an order came to, what came off it, and what went back. */
export function OrderMoney({ order: { lines, total, refunded, refunds, currency } }: { order: Purchase }) {
  const money = (amount: number) => formatMoney(amount, currency);
  const listed = lines.reduce((sum, { listAmount }) => sum + listAmount, 0);
  return (
    <section aria-labelledby="money" className="grid content-start gap-3">
      <h2 id="money" className="text-lg font-semibold tracking-tight">
        {orders.money}
      </h2>
      <dl className="border-t tabular-nums">
        {listed !== total && (
          <>
            <Sum label={orders.before} value={money(listed)} />
            <Sum label={orders.discounts} value={`−${money(listed - total)}`} />
          </>
        )}
        <Sum label={orders.total} value={money(total)} strong />
        {refunded > 0 && (
          <>
            <Sum label={orders.refunds} value={`−${money(refunded)}`} />
            <Sum label={orders.left} value={money(total - refunded)} strong />
          </>
        )}
      </dl>
      {refunds.length > 0 && (
        <ul aria-label={orders.refunds} className="grid gap-2 text-sm text-ink-soft tabular-nums">
          {refunds.map(({ amount, madeAt, failedAt }) => (
            <li key={madeAt} className="flex justify-between gap-4">
              <span>{failedAt === null ? orders.refundMade(dateWords(madeAt)) : orders.refundFailed(dateWords(madeAt))}</span>
              <span>{money(amount)}</span>
            </li>
          ))}
        </ul>
      )}
    </section>
  );
}

function Sum({ label, value, strong = false }: { label: string; value: string; strong?: boolean }) {
  return (
    <div className="flex justify-between gap-4 border-b py-2">
      <dt className={strong ? "font-medium" : "text-ink-soft"}>{label}</dt>
      <dd className={strong ? "font-medium" : ""}>{value}</dd>
    </div>
  );
}
