import { SALE_STATUSES, type SaleStatus } from "@/lib/domain/saleStatus";

/** What the fields of the list hold: days as a date field writes them, in UTC, both inclusive. */
export type SaleFields = { status: string; from: string; to: string; text: string };
export type SaleFilter = { status?: SaleStatus; from?: number; to?: number; text?: string };

export const NO_FILTER: SaleFields = { status: "all", from: "", to: "", text: "" };

const DAY = 86_400_000;

/** The filter that the fields mean; what is empty or half typed does not filter. */
export function saleFilter({ status, from, to, text }: SaleFields): SaleFilter {
  const known = SALE_STATUSES.find((one) => one === status);
  const [start, end] = [Date.parse(`${from}T00:00:00Z`), Date.parse(`${to}T00:00:00Z`)];
  return {
    ...(known && { status: known }),
    ...(Number.isFinite(start) && { from: start }),
    ...(Number.isFinite(end) && { to: end + DAY }),
    ...(text.trim() !== "" && { text: text.trim() }),
  };
}

/** Where the sales that the filter lets through are exported. */
export function exportPath(filter: SaleFilter): string {
  const query = new URLSearchParams(Object.entries(filter).map(([name, value]) => [name, String(value)])).toString();
  return `/api/studio/sales/export${query && `?${query}`}`;
}
