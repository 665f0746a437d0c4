import { Input } from "@/components/ui/input";
import { Label } from "@/components/ui/label";
import { Select, SelectContent, SelectItem, SelectTrigger, SelectValue } from "@/components/ui/select";
import { SALE_STATUSES } from "@/lib/domain/saleStatus";
import { saleFilters as words, saleStatuses } from "@/strings/sales";
import type { SaleFields } from "./sale-filter";

type FilterBarProps = { fields: SaleFields; onChange: (fields: SaleFields) => void };

/** What narrows the list of sales down. */
export function FilterBar({ fields, onChange }: FilterBarProps) {
  const set = (change: Partial<SaleFields>) => onChange({ ...fields, ...change });
  return (
    <div role="search" aria-label={words.label} className="grid grid-cols-2 gap-3 md:grid-cols-[minmax(0,1fr)_11rem_10rem_10rem]">
      <div className="col-span-2 grid gap-1 md:col-span-1">
        <Label htmlFor="sale-text">{words.text}</Label>
        <Input id="sale-text" type="search" value={fields.text} maxLength={100} placeholder={words.textExample} onChange={(event) => set({ text: event.target.value })} />
      </div>
      <div className="col-span-2 grid gap-1 md:col-span-1">
        <Label htmlFor="sale-status">{words.status}</Label>
        <Select value={fields.status} onValueChange={(status) => set({ status })}>
          <SelectTrigger id="sale-status">
            <SelectValue />
          </SelectTrigger>
          <SelectContent>
            <SelectItem value="all">{words.all}</SelectItem>
            {SALE_STATUSES.map((status) => (
              <SelectItem key={status} value={status}>
                {saleStatuses[status]}
              </SelectItem>
            ))}
          </SelectContent>
        </Select>
      </div>
      <div className="grid min-w-0 gap-1">
        <Label htmlFor="sale-from">{words.from}</Label>
        <Input id="sale-from" type="date" value={fields.from} onChange={(event) => set({ from: event.target.value })} />
      </div>
      <div className="grid min-w-0 gap-1">
        <Label htmlFor="sale-to">{words.to}</Label>
        <Input id="sale-to" type="date" value={fields.to} onChange={(event) => set({ to: event.target.value })} />
      </div>
    </div>
  );
}
