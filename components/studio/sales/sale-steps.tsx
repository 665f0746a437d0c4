import { momentWords } from "@/components/ui/moment-words";
import { formatMoney } from "@/lib/domain/money";
import { saleStepNames, saleSteps } from "@/strings/sales";
import type { Sale } from "./sale-desk";

/** What happened, the first thing first. */
export function SaleSteps({ sale }: { sale: Sale }) {
  return (
    <section aria-labelledby="steps" className="grid content-start gap-3">
      <h2 id="steps" className="text-lg font-semibold tracking-tight">{saleSteps.title}</h2>
      <ol className="ml-1.5 border-l">
        {sale.steps.map(({ at, kind, amount, text }, index) => (
          <li key={`${at} ${index}`} className="relative pb-5 pl-5 text-sm last:pb-0">
            <span aria-hidden className="absolute top-1.5 -left-1 size-2 rounded-full bg-ink-faint" />
            <p className="font-medium">
              {saleStepNames[kind] ?? kind}
              {amount !== null && <span className="tabular-nums">, {formatMoney(amount, sale.currency)}</span>}
            </p>
            {text && <p className="break-words text-ink-soft">{text}</p>}
            <p className="text-ink-faint tabular-nums">{momentWords(at)}</p>
          </li>
        ))}
      </ol>
    </section>
  );
}
