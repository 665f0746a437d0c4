import { compatibleKeys } from "../../../lib/domain/camelot";
import { EVERYTHING } from "../../../lib/domain/discovery";
import type { Doc, Id } from "../../_generated/dataModel";
import type { QueryCtx } from "../../_generated/server";
import { storeReader, type BeatCard } from "../beatCard";
import { checkSearch } from "./checkSearch";
import { listingCard } from "./listingCard";
import type { Listing } from "./shelves";
import { walkListings } from "./walkListings";

const SHOWN = 6;
/** Of the same genre: as many in a suiting key, as many at a near tempo, and as many of the newest are looked at. */
const LOOKED_AT = 24;
const NEAR_BPM = 10;

/** Beats on sale that could stand in for this one: of its genre, near in key, tempo and mood. The nearest first. */
export async function similarBeats(ctx: QueryCtx, beatId: Id<"beats">): Promise<BeatCard[]> {
  const beat = await ctx.db.get(beatId);
  if (beat === null || beat.status === "draft") return [];
  const near = new Map<Id<"beats">, Listing>();
  for (const row of await candidates(ctx, beat)) if (row.beatId !== beatId) near.set(row.beatId, row);
  const ranked = [...near.values()].map((row) => ({ row, distance: distance(beat, row) })).sort((a, b) => a.distance - b.distance || (a.row.newest < b.row.newest ? -1 : 1));
  const storeOf = storeReader(ctx);
  return await Promise.all(ranked.slice(0, SHOWN).map(async ({ row }) => listingCard(row, await storeOf(row.storeId))));
}

async function candidates(ctx: QueryCtx, { genre, key, bpm }: Doc<"beats">): Promise<Listing[]> {
  const same = { ...EVERYTHING, genre };
  const searches = [
    ...(key === null ? [] : [{ ...same, key, compatible: true }]),
    ...(bpm === null ? [] : [{ ...same, bpm: { min: Math.max(bpm - NEAR_BPM, 0), max: bpm + NEAR_BPM } }]),
    same,
  ];
  const found = await Promise.all(searches.map(async (search) => await walkListings(ctx, checkSearch(search), null, LOOKED_AT, LOOKED_AT)));
  return found.flatMap(({ rows }) => rows);
}

/** How far apart two beats are. What is not known of either is half way. */
function distance(beat: Doc<"beats">, row: Listing): number {
  const tempo = beat.bpm === null || row.bpm === null ? 0.5 : Math.min(Math.abs(beat.bpm - row.bpm) / 20, 1);
  const key = beat.key === null || row.key === null ? 0.5 : compatibleKeys(beat.key).includes(row.key) ? 0 : 1;
  const shared = beat.moods.filter((mood) => row.moods.includes(mood)).length;
  const mood = beat.moods.length === 0 || row.moods.length === 0 ? 0.5 : 1 - shared / Math.max(beat.moods.length, row.moods.length);
  return tempo + key + mood;
}
