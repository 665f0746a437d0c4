import { type DayRange, isReadable } from "@/lib/domain/figureRange";
import { dayOf, monthOf } from "@/lib/domain/periods";

const DAY = 86_400_000;

export const PRESETS = ["7d", "30d", "90d", "12m"] as const;
export type Preset = (typeof PRESETS)[number];

/** What the address asks for: a preset, or days of one's own. */
export type Chosen = { preset: Preset | null; range: DayRange };

/** The range an address means, as of `now` (ms). What is no range is the last 30 days, so that an old link still shows something. */
export function chosenRange(query: { get: (name: string) => string | null }, now: number): Chosen {
  const own = ownRange(query.get("from") ?? "", query.get("to") ?? "");
  if (own !== null) return { preset: null, range: own };
  const preset = PRESETS.find((known) => known === query.get("range")) ?? "30d";
  return { preset, range: presetRange(preset, now) };
}

/** Days as a date field writes them, both inclusive; `null` where they are no range that can be shown. */
export function ownRange(from: string, to: string): DayRange | null {
  const range = { from: Date.parse(`${from}T00:00:00Z`), to: Date.parse(`${to}T00:00:00Z`) + DAY };
  return isReadable(range) ? range : null;
}

/** A range as two date fields hold it. */
export function fieldsOf({ from, to }: DayRange): { from: string; to: string } {
  const day = (at: number) => new Date(at).toISOString().slice(0, 10);
  return { from: day(from), to: day(to - DAY) };
}

/** Where a table's figures are exported. */
export function exportPath(range: DayRange, by: string): string {
  return `/api/studio/analytics/export?${new URLSearchParams({ by, ...fieldsOf(range) }).toString()}`;
}

/** Up to the end of today. Twelve months are this one and the eleven whole ones before it. */
function presetRange(preset: Preset, now: number): DayRange {
  const to = dayOf(now) + DAY;
  if (preset !== "12m") return { from: to - Number.parseInt(preset, 10) * DAY, to };
  const month = new Date(monthOf(now));
  return { from: Date.UTC(month.getUTCFullYear(), month.getUTCMonth() - 11, 1), to };
}
