import { formatMoney } from "@/lib/domain/money";
import { saleMoney as words } from "@/strings/sales";
import { factWords } from "./fact-words";
import type { Sale } from "./sale-desk";

/** What the sale did to the balance, entry by entry, as it is in the book. */
export function SaleMoney({ sale }: { sale: Sale }) {
  const money = (amount: number) => formatMoney(amount, sale.currency);
  const rows = sale.legs.flatMap(({ at, fact, gross, platformFee, net }, index) => [
    { key: `${at} ${index}`, label: factWords(fact), amount: platformFee === 0 ? net : gross },
    ...(platformFee === 0 ? [] : [{ key: `${at} ${index} fee`, label: platformFee > 0 ? words.fee : words.feeReturned, amount: 0 - platformFee }]),
  ]);
  return (
    <section aria-labelledby="money" className="grid gap-3">
      <h2 id="money" className="text-lg font-semibold tracking-tight">{words.title}</h2>
      {rows.length === 0 && <p className="text-sm text-ink-soft">{words.none}</p>}
      <dl className="divide-y border-y text-sm tabular-nums">
        {rows.map(({ key, label, amount }) => (
          <div key={key} className="flex justify-between gap-4 py-2">
            <dt className="text-ink-soft">{label}</dt>
            <dd>{money(amount)}</dd>
          </div>
        ))}
        <div className="flex justify-between gap-4 py-3 text-base font-semibold">
          <dt>{words.balance}</dt>
          <dd>{money(sale.net)}</dd>
        </div>
      </dl>
      {sale.processingFee === null && sale.net > 0 && <p className="text-sm text-ink-faint">{words.feeToCome}</p>}
    </section>
  );
}
