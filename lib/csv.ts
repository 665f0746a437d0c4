/** What a spreadsheet takes for the start of a formula. A cell of somebody else's words must not run as one. */
const FORMULA = /^[=+\-@\t\r]/;

/** A cell of words: quoted as RFC 4180 asks, and never a formula. Numbers are to be written by `numberCell`. */
export function textCell(text: string): string {
  const safe = FORMULA.test(text) ? `'${text}` : text;
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}

/** Minor units as a plain decimal, `-12.50`: what spreadsheets add up. `digits` is the currency's number of minor digits. */
export function numberCell(amount: number, digits = 2): string {
  const padded = String(Math.abs(amount)).padStart(digits + 1, "0");
  const whole = digits === 0 ? padded : `${padded.slice(0, -digits)}.${padded.slice(-digits)}`;
  return amount < 0 ? `-${whole}` : whole;
}

/** One record with its line break. */
export function csvRow(cells: readonly string[]): string {
  return `${cells.join(",")}\r\n`;
}
