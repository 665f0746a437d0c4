import { formatMoney } from "@/lib/domain/money";
import { bookings as words } from "@/strings/admin";
import { momentWords } from "../ui/moment-words";
import type { AdminOrder } from "./order-desk";

/** Every transaction with its entries and their sum, which is zero or an error of ours. */
export function Bookings({ bookings, currency }: { bookings: AdminOrder["bookings"]; currency: string }) {
  return (
    <ul className="grid gap-4 md:grid-cols-2">
      {bookings.map(({ key, at, entries }) => {
        const sum = entries.reduce((total, { amount }) => total + amount, 0);
        return (
          <li key={key} className="grid content-start gap-2 rounded-lg border p-3 text-sm">
            <p className="flex flex-wrap justify-between gap-x-4">
              <span className="font-mono text-xs break-all">{key}</span>
              <span className="text-xs text-ink-faint tabular-nums">{momentWords(at)}</span>
            </p>
            <dl className="divide-y tabular-nums">
              {entries.map(({ account, name, amount }) => (
                <div key={account} className="flex justify-between gap-4 py-1">
                  <dt className="min-w-0 truncate text-ink-soft">{name === null ? account : words.seller(name)}</dt>
                  <dd>{formatMoney(amount, currency)}</dd>
                </div>
              ))}
              <div className="flex justify-between gap-4 py-1 font-medium">
                <dt>{words.sum}</dt>
                <dd className={sum === 0 ? undefined : "text-danger-text"}>{formatMoney(sum, currency)}</dd>
              </div>
            </dl>
          </li>
        );
      })}
    </ul>
  );
}
