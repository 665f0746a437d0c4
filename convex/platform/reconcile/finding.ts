import type { Doc, Id, TableNames } from "../../_generated/dataModel";
import type { MutationCtx, QueryCtx } from "../../_generated/server";
import type { IncidentKind } from "../../../lib/domain/incidentKinds";
import type { Incident } from "../incidents";

/** What a person has to look at, since nothing can safely be done about it here. */
export type Trouble = Pick<Incident, "subject" | "message" | "detail">;

/** What an examination came to. Both may be: something was set going, and somebody should know. */
export type Verdict = { repaired: boolean; trouble: Trouble | null };

export const SOUND: Verdict = { repaired: false, trouble: null };
export const REPAIRED: Verdict = { repaired: true, trouble: null };

/** A verdict that opens an incident. */
export function trouble(subject: string, message: string, detail: Trouble["detail"] = {}): Verdict {
  return { repaired: false, trouble: { subject, message, detail } };
}

/** Rows created between two times, exclusive, ms; oldest first and at most `limit`. */
export type Range = { after: number; before: number; limit: number };
export type Suspect = { id: string; createdAt: number };

/**
 * One thing that can go wrong. `examine` alone decides: it is asked about new suspects and about everything there is an open
 * incident on, so what makes an incident is also what closes it. It repairs what is safe to repair and may be asked any
 * number of times.
 */
export type Finding = {
  kind: IncidentKind;
  suspects(ctx: QueryCtx, range: Omit<Range, "before">, asOf: number): Promise<Suspect[]>;
  examine(ctx: MutationCtx, id: string, asOf: number): Promise<Verdict>;
};

type FindingOn<Table extends TableNames> = {
  kind: IncidentKind;
  table: Table;
  /** How old a row must be before it is suspect, ms: what is just happening is not stuck. */
  patienceMs: number;
  /** Rows that may be affected, by an index that ends in the time of creation. */
  suspects(ctx: QueryCtx, range: Range, asOf: number): Promise<{ _id: Id<Table>; _creationTime: number }[]>;
  examine(ctx: MutationCtx, row: Doc<Table>, asOf: number): Promise<Verdict>;
};

/** A finding about the rows of one table. A row that is gone is nothing to worry about. */
export function findingOn<Table extends TableNames>({ kind, table, patienceMs, ...finding }: FindingOn<Table>): Finding {
  return {
    kind,
    async suspects(ctx, range, asOf) {
      const rows = await finding.suspects(ctx, { ...range, before: asOf - patienceMs }, asOf);
      return rows.map(({ _id, _creationTime }) => ({ id: _id, createdAt: _creationTime }));
    },
    async examine(ctx, id, asOf) {
      const rowId = ctx.db.normalizeId(table, id);
      const row = rowId === null ? null : await ctx.db.get(rowId);
      return row === null ? SOUND : await finding.examine(ctx, row, asOf);
    },
  };
}

const THE_ONE = 1;

/** A finding about one thing alone, such as the work lane: it is looked at in every run. */
export function findingOnOne(kind: IncidentKind, id: string, examine: (ctx: MutationCtx, asOf: number) => Promise<Verdict>): Finding {
  return {
    kind,
    suspects: async (_ctx, { after }) => await Promise.resolve(after < THE_ONE ? [{ id, createdAt: THE_ONE }] : []),
    examine: async (ctx, _id, asOf) => await examine(ctx, asOf),
  };
}
