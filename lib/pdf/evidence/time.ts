const FORMAT = new Intl.DateTimeFormat("en-GB", { dateStyle: "medium", timeStyle: "medium", timeZone: "UTC" });

/** A moment as a bank's clerk reads it, in UTC whatever the machine's zone: `21 Nov 2026, 04:05:06 UTC`. `ms` since 1970. */
export function timeWords(ms: number): string {
  return `${FORMAT.format(new Date(ms))} UTC`;
}
