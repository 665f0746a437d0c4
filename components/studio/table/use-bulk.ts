"use client";

import { useMutation } from "convex/react";
import type { FunctionReturnType } from "convex/server";
import { useState } from "react";
import { api } from "@/convex/_generated/api";
import type { Id } from "@/convex/_generated/dataModel";
import { errorWords } from "@/lib/api-client";
import { BULK_ROWS } from "@/lib/domain/studioTable";
import type { BulkChange } from "./bulk-draft";

type BeatId = Id<"beats">;
type Outcome = FunctionReturnType<typeof api.beats.bulk.mutations.apply>[number];
type Done = Extract<Outcome, { ok: true }>;
export type BulkTarget = { beatId: BeatId; version: number; title: string };

/** How the last change went: what was done, what was not and why, and how to undo it where that can be. */
export interface BulkReport {
  kind: BulkChange["kind"] | "undo";
  changed: number;
  same: number;
  refused: { beatId: BeatId; title: string; message: string }[];
  undo: (() => Promise<void>) | null;
}

/** Changes many beats, batch by batch, says how far it is, and keeps the report. */
export function useBulk() {
  const apply = useMutation(api.beats.bulk.mutations.apply);
  const restore = useMutation(api.beats.bulk.mutations.restore);
  const [progress, setProgress] = useState<{ done: number; of: number } | null>(null);
  const [report, setReport] = useState<BulkReport | null>(null);

  /** Sends rows in batches. What a lost batch was to do is reported of each of its rows. */
  const inBatches = async <Row extends BulkTarget>(rows: readonly Row[], send: (batch: Row[]) => Promise<Outcome[]>): Promise<Outcome[]> => {
    const outcomes: Outcome[] = [];
    setReport(null);
    setProgress({ done: 0, of: rows.length });
    for (let from = 0; from < rows.length; from += BULK_ROWS) {
      const batch = rows.slice(from, from + BULK_ROWS);
      outcomes.push(...(await send(batch).catch((error: unknown) => batch.map(({ beatId }) => ({ beatId, ok: false as const, code: "internal", message: errorWords(error) })))));
      setProgress({ done: from + batch.length, of: rows.length });
    }
    setProgress(null);
    return outcomes;
  };

  const tell = (kind: BulkReport["kind"], rows: readonly BulkTarget[], outcomes: readonly Outcome[], undo: BulkReport["undo"]) => {
    const titles = new Map(rows.map(({ beatId, title }) => [beatId, title]));
    const done = outcomes.filter((outcome) => outcome.ok);
    setReport({
      kind,
      changed: done.filter(({ changed }) => changed).length,
      same: done.filter(({ changed }) => !changed).length,
      refused: outcomes.flatMap((outcome) => (outcome.ok ? [] : [{ beatId: outcome.beatId, title: titles.get(outcome.beatId) ?? "", message: outcome.message }])),
      undo,
    });
  };

  const run = async (rows: readonly BulkTarget[], change: BulkChange): Promise<void> => {
    const outcomes = await inBatches(rows, async (batch) => await apply({ rows: batch.map(bare), change }));
    const changed = outcomes.filter((outcome): outcome is Done => outcome.ok && outcome.changed);
    const undo = changed.length === 0 || change.kind === "delete" ? null : async () => await takeBack(rows, changed, change.kind);
    tell(change.kind, rows, outcomes, undo);
  };

  const takeBack = async (rows: readonly BulkTarget[], changed: readonly Done[], kind: BulkChange["kind"]): Promise<void> => {
    const targets = changed.map(({ beatId, version, before }) => ({ beatId, version, before, title: rows.find((row) => row.beatId === beatId)?.title ?? "" }));
    const outcomes =
      kind === "edit"
        ? await inBatches(targets, async (batch) => await restore({ rows: batch.flatMap(({ before, ...row }) => (before ? [{ ...bare(row), before }] : [])) }))
        : await inBatches(targets, async (batch) => await apply({ rows: batch.map(bare), change: { kind: kind === "publish" ? "unpublish" : "publish" } }));
    tell("undo", rows, outcomes, null);
  };

  return { progress, report, run, dismiss: () => setReport(null) };
}

function bare({ beatId, version }: BulkTarget): { beatId: BeatId; version: number } {
  return { beatId, version };
}
