import type { Figures } from "./storeFigures";

/** Sales for every visitor of a day; `null` where nobody came. */
export function conversion({ sales, visitors }: Pick<Figures, "sales" | "visitors">): number | null {
  return visitors === 0 ? null : sales / visitors;
}
