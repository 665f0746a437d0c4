import { locale } from "@/strings/locale";

/** A moment (ms) as a calendar day in UTC, the day that a contract carries: "3 Mar 2026". */
export function dateWords(at: number): string {
  return new Date(at).toLocaleDateString(locale.dates, { day: "numeric", month: "short", year: "numeric", timeZone: "UTC" });
}
