import type { FunctionReturnType } from "convex/server";
import { api } from "../../convex/_generated/api";
import type { UserCaller } from "../auth/types";
import { asUser } from "../convex";
import { csvRow, numberCell, textCell } from "../csv";
import type { DayRange } from "../domain/figureRange";
import { CURRENCIES } from "../domain/money";
import type { Figures } from "../domain/storeFigures";

export const FIGURES_BY = ["time", "beat", "tier", "source"] as const;
export type FiguresBy = (typeof FIGURES_BY)[number];

type Report = FunctionReturnType<typeof api.analytics.queries.report>;
type Row = { names: string[]; figures: Figures };

const NAMES: Record<FiguresBy, string[]> = { time: ["From (UTC)"], beat: ["Beat", "Title"], tier: ["Licence"], source: ["Source"] };
const COUNTS = ["visits", "visitors", "plays", "listeners", "checkouts", "sales"] as const;
const COUNT_NAMES = ["Visits", "Visitors", "Plays", "Listeners", "Checkouts", "Sales"];

/**
 * A store's figures over some UTC days as CSV: one row per day (per month beyond a quarter), beat, licence or source. Money
 * is net, in units of the currency.
 * @throws {AppError} `invalid_request` for a range that is none, `forbidden` for whoever has no store
 */
export async function exportFigures(request: Request, caller: UserCaller, by: FiguresBy, range: DayRange): Promise<Response> {
  const report = await asUser(caller).query(api.analytics.queries.report, range);
  const head = csvRow([...NAMES[by], ...COUNT_NAMES, ...CURRENCIES.map((currency) => `Net (${currency.toUpperCase()})`)]);
  const body = [head, ...rowsOf(report, by).map(record)].join("");
  const day = (at: number) => new Date(at).toISOString().slice(0, 10);
  const headers = {
    "content-type": "text/csv; charset=utf-8; header=present",
    "content-disposition": `attachment; filename="figures-by-${by}-${day(range.from)}-to-${day(range.to - 1)}.csv"`,
    "cache-control": "private, no-store",
  };
  return new Response(request.method === "HEAD" ? null : body, { headers });
}

function rowsOf({ points, beats, tiers, sources }: Report, by: FiguresBy): Row[] {
  if (by === "time") return points.map((point) => ({ names: [new Date(point.at).toISOString().slice(0, 10)], figures: point }));
  if (by === "beat") return beats.map((part) => ({ names: [part.key, part.title ?? ""], figures: part }));
  return (by === "tier" ? tiers : sources).map((part) => ({ names: [part.key], figures: part }));
}

function record({ names, figures }: Row): string {
  return csvRow([
    ...names.map(textCell),
    ...COUNTS.map((name) => String(figures[name])),
    ...CURRENCIES.map((currency) => numberCell(figures.net[currency] ?? 0, minorDigits(currency))),
  ]);
}

function minorDigits(currency: string): number {
  return new Intl.NumberFormat("en-US", { style: "currency", currency: currency.toUpperCase() }).resolvedOptions().maximumFractionDigits ?? 2;
}
