/** A moment (ms) by the clock of a zone, with the zone's name: "3 Mar 2026, 14:05 CET". UTC where the zone is not known. */
export function zonedMoment(at: number, timeZone: string): string {
  const words = (zone: string) =>
    new Intl.DateTimeFormat("en-GB", { day: "numeric", month: "short", year: "numeric", hour: "2-digit", minute: "2-digit", timeZone: zone, timeZoneName: "short" }).format(at);
  try {
    return words(timeZone);
  } catch {
    return words("UTC");
  }
}
