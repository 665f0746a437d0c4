/** Rows are named by their beats' ids. */
type BeatId = string;

export interface Selection {
  chosen: ReadonlySet<BeatId>;
  /** Where a range begins: the row that was pressed last. */
  anchor: BeatId | null;
}
export const NOTHING: Selection = { chosen: new Set(), anchor: null };

/** One row turned on or off; with `range`, every row from the one pressed last up to it gets that row's new state. */
export function pick({ chosen, anchor }: Selection, rows: readonly BeatId[], beatId: BeatId, range: boolean): Selection {
  const on = !chosen.has(beatId);
  const [from, to] = [rows.indexOf(anchor ?? beatId), rows.indexOf(beatId)];
  const meant = range && from >= 0 ? rows.slice(Math.min(from, to), Math.max(from, to) + 1) : [beatId];
  const next = new Set(chosen);
  for (const row of meant) {
    if (on) next.add(row);
    else next.delete(row);
  }
  return { chosen: next, anchor: beatId };
}

/** What is chosen and still on the list, in the list's order: a row filtered away is not changed unseen. */
export function chosenRows<Row extends { beatId: BeatId }>({ chosen }: Selection, rows: readonly Row[]): Row[] {
  return rows.filter(({ beatId }) => chosen.has(beatId));
}

export function all(rows: readonly BeatId[]): Selection {
  return { chosen: new Set(rows), anchor: rows.at(-1) ?? null };
}
