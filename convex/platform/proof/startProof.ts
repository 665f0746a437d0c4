import type { Id } from "../../_generated/dataModel";
import type { MutationCtx } from "../../_generated/server";
import { fail } from "../../errors";
import { openIncident } from "../incidents";
import { askForPage } from "./askForPage";
import { latestProof } from "./latestProof";

const HOUR = 60 * 60_000;
/** How long a payment may take until it is booked: a lost webhook is made up for within 70 minutes. */
const SETTLING_MS = 2 * HOUR;
/** Read again what was made shortly before the last reading: reading a transaction twice is harmless. */
const OVERLAP_S = 24 * 60 * 60;
const LONGEST_MS = 12 * HOUR;

/**
 * Starts a proof, unless one is under way: that one is returned. `through` (seconds) moves the cut; what happened after it, on
 * either side, is left for the next proof.
 */
export async function startProof(ctx: MutationCtx, through: number | null): Promise<Id<"proofs">> {
  const now = Date.now();
  if (through !== null && (!Number.isSafeInteger(through) || through < 0 || through > now / 1000)) {
    fail("invalid_request", "A proof goes up to a time in the past, in whole seconds.");
  }
  const running = await underWay(ctx, now);
  if (running !== null) return running;
  const cut = through ?? Math.floor((now - SETTLING_MS) / 1000);
  const since = await readFrom(ctx);
  const proofId = await ctx.db.insert("proofs", {
    day: new Date(cut * 1000).toISOString().slice(0, 10),
    state: "reading",
    cut,
    since,
    startedAt: now,
    readAt: null,
    finishedAt: null,
    transactions: 0,
    orders: 0,
    deferred: 0,
    mismatched: 0,
    orphans: 0,
    mismatches: [],
    balances: [],
    newer: null,
  });
  await askForPage(ctx, proofId, since, null);
  return proofId;
}

/** The proof that is being made. One that has taken half a day is given up, and a person told: nothing was proven. */
async function underWay(ctx: MutationCtx, now: number): Promise<Id<"proofs"> | null> {
  const last = await latestProof(ctx);
  if (last === null || (last.state !== "reading" && last.state !== "comparing")) return null;
  if (last.startedAt + LONGEST_MS > now) return last._id;
  await ctx.db.patch(last._id, { state: "broken", finishedAt: now });
  const message = `The proof of ${last.day} did not come to an end. See what is parked, and whether Stripe can be reached.`;
  await openIncident(ctx, { key: "proof_unfinished", kind: "proof_unfinished", subject: `proof:${last._id}`, message, detail: { stoppedWhile: last.state } });
  return null;
}

/** A little before Stripe was last read to the end; the beginning when it never was. */
async function readFrom(ctx: MutationCtx): Promise<number> {
  const last = await ctx.db
    .query("proofs")
    .withIndex("by_read", (q) => q.gt("readAt", 0))
    .order("desc")
    .first();
  return last === null ? 0 : Math.max(0, Math.floor(last.startedAt / 1000) - OVERLAP_S);
}
