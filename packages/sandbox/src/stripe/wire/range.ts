/** `created=1700000000` or `created[gte]=…`, in seconds. */
export type RangeFilter = number | { gt?: number; gte?: number; lt?: number; lte?: number };

export function inRange(value: number, filter: RangeFilter | undefined): boolean {
  if (filter === undefined) return true;
  if (typeof filter === "number") return value === filter;
  return (
    (filter.gt === undefined || value > filter.gt) &&
    (filter.gte === undefined || value >= filter.gte) &&
    (filter.lt === undefined || value < filter.lt) &&
    (filter.lte === undefined || value <= filter.lte)
  );
}
