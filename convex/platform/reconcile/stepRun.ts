import { internal } from "../../_generated/api";
import type { Doc, Id } from "../../_generated/dataModel";
import type { MutationCtx, QueryCtx } from "../../_generated/server";
import { openIncident, resolveIncident } from "../incidents";
import { messageOf } from "../messageOf";
import type { Finding, Suspect } from "./finding";
import { FINDINGS } from "./findings";
import { leaveAt, leftAt } from "./marks";

/** Things examined in one transaction, and per list in one run. */
const PAGE = 25;
const MOST_PER_LIST = 500;

/** `incidents`: what a finding has open incidents on. `suspects`: what may be new to it. */
export type Step = {
  runId: Id<"reconcilerRuns">;
  asOf: number;
  /** Place in the list of findings. */
  finding: number;
  list: "incidents" | "suspects";
  /** Things of this list looked at so far in this run. */
  looked: number;
  /** Examinations of this finding that failed so far in this run. */
  failed: number;
};

type Tally = Pick<Doc<"reconcilerRuns">, "checked" | "repaired" | "opened" | "closed" | "failed">;

/** One page of one list of one finding; schedules what comes next. Stops for good when the run was given up meanwhile. */
export async function stepRun(ctx: MutationCtx, step: Step): Promise<void> {
  const run = await ctx.db.get(step.runId);
  if (run === null || run.state !== "running") return;
  const finding = FINDINGS[step.finding];
  if (finding === undefined) return await ctx.db.patch(run._id, { state: "done", ms: Date.now() - run.startedAt });
  const list = `${finding.kind}/${step.list}`;
  const page = await pageOf(ctx, finding, step, await leftAt(ctx, list)).catch(async (error: unknown) => await unlisted(ctx, finding, error));
  const tally = await examineAll(ctx, finding, page ?? [], step.asOf);
  if (page === null) tally.failed += 1;
  await ctx.db.patch(run._id, plus(run, tally));
  const full = page?.length === PAGE;
  await leaveAt(ctx, list, full ? (page.at(-1)?.createdAt ?? 0) : 0);
  const looked = step.looked + tally.checked;
  const failed = step.failed + tally.failed;
  await ctx.scheduler.runAfter(0, internal.platform.reconciler.step, await nextStep(ctx, finding, { ...step, looked, failed }, full));
}

/** The same list again while there is more of it and room; else the other list; else the next finding. */
async function nextStep(ctx: MutationCtx, finding: Finding, step: Step, full: boolean): Promise<Step> {
  if (full && step.looked < MOST_PER_LIST) return step;
  if (step.list === "incidents") return { ...step, list: "suspects", looked: 0 };
  if (step.failed === 0) await resolveIncident(ctx, brokenKey(finding), "A whole round went through.");
  return { ...step, finding: step.finding + 1, list: "incidents", looked: 0, failed: 0 };
}

async function pageOf(ctx: QueryCtx, finding: Finding, step: Step, after: number): Promise<Suspect[]> {
  if (step.list === "suspects") return await finding.suspects(ctx, { after, limit: PAGE }, step.asOf);
  const incidents = await ctx.db
    .query("incidents")
    .withIndex("by_kind", (q) => q.eq("kind", finding.kind).eq("state", "open").gt("_creationTime", after))
    .take(PAGE);
  return incidents.map(({ key, _creationTime }) => ({ id: key.slice(finding.kind.length + 1), createdAt: _creationTime }));
}

/** A finding that cannot even list its suspects is no reason to leave the others out. */
async function unlisted(ctx: MutationCtx, finding: Finding, error: unknown): Promise<null> {
  await reportBroken(ctx, finding, `The reconciler could not list what to look at for ${finding.kind}: ${messageOf(error)}`);
  return null;
}

/** Each in a sub-transaction of its own: one that fails neither stops the others nor leaves half of itself behind. */
async function examineAll(ctx: MutationCtx, finding: Finding, page: Suspect[], asOf: number): Promise<Tally> {
  const tally = { checked: page.length, repaired: 0, opened: 0, closed: 0, failed: 0 };
  for (const { id } of page) {
    try {
      const found = await ctx.runMutation(internal.platform.reconciler.examineOne, { kind: finding.kind, id, asOf });
      tally.repaired += Number(found.repaired);
      tally.opened += Number(found.opened);
      tally.closed += Number(found.closed);
    } catch (error) {
      tally.failed += 1;
      await reportBroken(ctx, finding, `The reconciler could not examine ${id} for ${finding.kind}: ${messageOf(error)}`);
    }
  }
  return tally;
}

async function reportBroken(ctx: MutationCtx, finding: Finding, message: string): Promise<void> {
  await openIncident(ctx, { key: brokenKey(finding), kind: "reconciler_failed", subject: `finding:${finding.kind}`, message });
}

function brokenKey({ kind }: Finding): string {
  return `reconciler_failed/${kind}`;
}

function plus(run: Tally, tally: Tally): Tally {
  return {
    checked: run.checked + tally.checked,
    repaired: run.repaired + tally.repaired,
    opened: run.opened + tally.opened,
    closed: run.closed + tally.closed,
    failed: run.failed + tally.failed,
  };
}
