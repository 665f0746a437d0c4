/** A moment (ms) as a field for day and time holds it, by the browser's own clock: "2026-03-03T14:05". */
export function momentField(at: number): string {
  const date = new Date(at);
  const two = (part: number) => String(part).padStart(2, "0");
  return `${date.getFullYear()}-${two(date.getMonth() + 1)}-${two(date.getDate())}T${two(date.getHours())}:${two(date.getMinutes())}`;
}

/** The moment such a field means, ms; `null` while it is not filled in. */
export function fieldMoment(value: string): number | null {
  const at = new Date(value).getTime();
  return Number.isFinite(at) ? at : null;
}
