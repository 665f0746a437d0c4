import type { Infer } from "convex/values";
import { tidySource } from "../../lib/domain/attribution";
import { leastPlay } from "../../lib/domain/listening";
import type { Doc, Id } from "../_generated/dataModel";
import type { MutationCtx } from "../_generated/server";
import { spend } from "../platform/slidingWindow";
import type { vSignal } from "./validators";
import { visitorOf, type Sender } from "./visitor";

/** A page that is looked at again within this is the same visit. */
const SAME_VISIT_MS = 30 * 60_000;
/** Plays of one beat from one network on one day. More browsers than this behind one address are hardly people. */
const PLAYS_PER_NETWORK = 10;

type Given = { sender: Sender; userId: Id<"users"> | null; source: string; signals: Infer<typeof vSignal>[] };
type Seen = Pick<Doc<"signals">, "kind" | "storeId" | "beatId">;

/**
 * Writes down what a visitor did, each thing once: a play per beat and day, a visit per page and half hour. What cannot be
 * counted (a draft, an own beat, too little heard, too many from one network) is passed over in silence: the browser that
 * asks is told nothing it could learn from. Returns how many counted.
 */
export async function track(ctx: MutationCtx, { sender, userId, source, signals }: Given): Promise<number> {
  const who = await visitorOf(ctx, sender);
  await spend(ctx, "trackSignals", who.network, signals.length);
  let counted = 0;
  for (const signal of signals) {
    const seen = await whatWasSeen(ctx, signal, userId);
    if (seen === null || (await isRepeated(ctx, who, seen))) continue;
    const ofKind = { visitor: who.visitor, kind: seen.kind, storeId: seen.storeId };
    const firstInStore = (await anySignal(ctx, ofKind)) === null;
    const firstOnBeat = firstInStore || (await lastSignal(ctx, { ...ofKind, beatId: seen.beatId })) === null;
    await ctx.db.insert("signals", { ...who, ...seen, source: tidySource(source), firstInStore, firstOnBeat });
    counted += 1;
  }
  return counted;
}

/** What a signal is about, if that may be counted. */
async function whatWasSeen(ctx: MutationCtx, signal: Infer<typeof vSignal>, userId: Id<"users"> | null): Promise<Seen | null> {
  if ("storeId" in signal) {
    const storeId = ctx.db.normalizeId("stores", signal.storeId);
    const store = storeId === null ? null : await ctx.db.get(storeId);
    return store === null || store.ownerId === userId ? null : { kind: signal.kind, storeId: store._id, beatId: null };
  }
  const beatId = ctx.db.normalizeId("beats", signal.beatId);
  const beat = beatId === null ? null : await ctx.db.get(beatId);
  if (beat === null || beat.status === "draft" || beat.ownerId === userId) return null;
  if (signal.kind === "play" && !(beat.audio !== null && signal.heardMs >= leastPlay(beat.audio.durationMs))) return null;
  return { kind: signal.kind, storeId: beat.storeId, beatId: beat._id };
}

async function isRepeated(ctx: MutationCtx, { visitor, network }: { visitor: string; network: string }, { kind, storeId, beatId }: Seen): Promise<boolean> {
  const last = await lastSignal(ctx, { visitor, kind, storeId, beatId });
  if (kind === "visit") return last !== null && last._creationTime > Date.now() - SAME_VISIT_MS;
  if (last !== null) return true;
  const nearby = await ctx.db
    .query("signals")
    .withIndex("by_network", (q) => q.eq("network", network).eq("kind", kind).eq("beatId", beatId))
    .take(PLAYS_PER_NETWORK);
  return nearby.length === PLAYS_PER_NETWORK;
}

type OfVisitor = Pick<Doc<"signals">, "visitor" | "kind" | "storeId">;

async function anySignal(ctx: MutationCtx, { visitor, kind, storeId }: OfVisitor) {
  return await ctx.db
    .query("signals")
    .withIndex("by_visitor", (q) => q.eq("visitor", visitor).eq("kind", kind).eq("storeId", storeId))
    .first();
}

async function lastSignal(ctx: MutationCtx, { visitor, kind, storeId, beatId }: OfVisitor & Pick<Doc<"signals">, "beatId">) {
  return await ctx.db
    .query("signals")
    .withIndex("by_visitor", (q) => q.eq("visitor", visitor).eq("kind", kind).eq("storeId", storeId).eq("beatId", beatId))
    .order("desc")
    .first();
}
