import type { FunctionReturnType } from "convex/server";
import type { api } from "@/convex/_generated/api";
import { conversion } from "@/lib/domain/conversion";
import { CURRENCIES, formatMoney } from "@/lib/domain/money";
import type { Figures } from "@/lib/domain/storeFigures";
import { locale } from "@/strings/locale";

export type Report = FunctionReturnType<typeof api.analytics.queries.report>;

export const FIGURES = ["visits", "plays", "sales", "conversion", "net"] as const;
export type FigureName = (typeof FIGURES)[number];

/** The one currency everything is sold in. */
const [CURRENCY] = CURRENCIES;

/** A figure as a number to draw and compare; `null` where there is nothing to divide by. Money is in minor units. */
export function valueOf(name: FigureName, figures: Figures): number | null {
  if (name === "conversion") return conversion(figures);
  return name === "net" ? (figures.net[CURRENCY] ?? 0) : figures[name];
}

/** A figure as it is read. */
export function valueWords(name: FigureName, value: number | null): string {
  if (value === null) return "–";
  if (name === "net") return formatMoney(Math.round(value), CURRENCY);
  return name === "conversion" ? percentWords(value) : value.toLocaleString(locale.numbers);
}

/** A share as a percentage with at most one decimal: "4.2%". */
export function percentWords(share: number): string {
  return share.toLocaleString(locale.numbers, { style: "percent", maximumFractionDigits: 1 });
}

/** How a figure stands beside the one before, as a share of it; `null` where there is none to compare with. */
export function changeOf(now: number | null, before: number | null): number | null {
  return now === null || before === null || before <= 0 ? null : (now - before) / before;
}
