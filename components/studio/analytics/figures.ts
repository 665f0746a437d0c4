import type { FunctionReturnType } from "convex/server";
import type { api } from "@/convex/_generated/api";
import { conversion } from "@/lib/domain/conversion";
import { CURRENCIES, formatMoney } from "@/lib/domain/money";
import type { Figures } from "@/lib/domain/storeFigures";
import { locale } from "@/strings/locale";

export type Report = FunctionReturnType<typeof api.analytics.queries.report>;

export const FIGURES = ["visits", "plays", "sales", "conversion", "net"] as const;
export type FigureName = (typeof FIGURES)[number];

/** What a creator asks after first, where there is any of it. */
const FIRST_ASKED = ["net", "sales", "plays", "visits"] as const satisfies readonly FigureName[];

/** The figure an address names; `null` where it names none. */
export function figureNamed(text: string | null): FigureName | null {
  return FIGURES.find((name) => name === text) ?? null;
}

/** The figure to open on: the one that matters most of those that are more than nothing, so that sales without plays do not look like nothing. */
export function openingFigure(totals: Figures): FigureName {
  return FIRST_ASKED.find((name) => valueOf(name, totals) !== 0) ?? "net";
}

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
