import { locale } from "@/strings/locale";

/** A moment (ms) by the reader's own clock, to the minute: "3 Mar 2026, 14:05". Only for what is rendered in the browser. */
export function momentWords(at: number): string {
  return new Date(at).toLocaleString(locale.dates, { day: "numeric", month: "short", year: "numeric", hour: "2-digit", minute: "2-digit" });
}
