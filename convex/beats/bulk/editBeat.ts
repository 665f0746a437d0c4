import type { Infer } from "convex/values";
import { TIER_TEMPLATES, TIER_TYPES } from "../../../lib/domain/beatTiers";
import type { Doc } from "../../_generated/dataModel";
import type { MutationCtx } from "../../_generated/server";
import { fail } from "../../errors";
import { checkFields, type BeatWords, type TierSetting } from "../checkFields";
import { keepListing } from "../listing/keepListing";
import type { Changed } from "./changeBeats";
import type { vBulkBefore, vBulkChange } from "./validators";

type Before = Infer<typeof vBulkBefore>;
type Edit = Extract<Infer<typeof vBulkChange>, { kind: "edit" }>;

/** Genre, moods, tags and licences of one beat as the edit asks; everything else stays. */
export async function editBeat(ctx: MutationCtx, beat: Doc<"beats">, edit: Edit): Promise<Changed> {
  const without = <Word extends string>(words: Word[], gone: readonly string[] = []) => words.filter((word) => !gone.includes(word));
  return await rewrite(ctx, beat, {
    genre: edit.genre ?? beat.genre,
    moods: [...without(beat.moods, edit.removeMoods), ...(edit.addMoods ?? [])],
    tags: [...without(beat.tags, edit.removeTags?.map((tag) => tag.trim().toLowerCase())), ...(edit.addTags ?? [])],
    tiers: edit.tiers === undefined ? beat.tiers : tiersOf(beat.tiers, edit.tiers),
  });
}

/** Puts back what an edit changed. */
export async function restoreBeat(ctx: MutationCtx, beat: Doc<"beats">, before: Before): Promise<Changed> {
  return await rewrite(ctx, beat, before);
}

async function rewrite(ctx: MutationCtx, beat: Doc<"beats">, next: Before): Promise<Changed> {
  if (beat.status === "sold") fail("sold", "The exclusive was sold; nothing of it can be changed.");
  const fields = checkFields({ ...wordsOf(beat), ...next });
  if (beat.status === "published" && fields.fromPrice === null) fail("not_ready", "A beat on sale needs at least one licence.");
  const { genre, moods, tags, tiers } = beat;
  const before = { genre, moods, tags, tiers };
  if (said(fields) === said(before)) return { changed: false, version: beat.version, status: beat.status, before: null };
  const version = beat.version + 1;
  await ctx.db.patch(beat._id, { ...fields, version });
  await keepListing(ctx, beat._id);
  return { changed: true, version, status: beat.status, before };
}

/** As text, to compare: the database hands an object's fields back in an order of its own. */
function said({ genre, moods, tags, tiers }: Before): string {
  return JSON.stringify([genre, moods, tags, tiers.map(({ tierType, enabled, price }) => [tierType, enabled, price])]);
}

function wordsOf({ title, description, genre, bpm, key, moods, tags, tiers }: Doc<"beats">): BeatWords {
  return { title, description, genre, bpm, key, moods, tags, tiers };
}

function tiersOf(saved: TierSetting[], changes: NonNullable<Edit["tiers"]>): TierSetting[] {
  return TIER_TYPES.flatMap((tierType) => {
    const setting = saved.find((tier) => tier.tierType === tierType);
    const change = changes.find((tier) => tier.tierType === tierType);
    if (change === undefined) return setting === undefined ? [] : [setting];
    const enabled = change.enabled ?? setting?.enabled ?? false;
    const price = change.price ?? setting?.price ?? 0;
    // Switched on without ever having had a price, it would be given away: nobody asked for that.
    if (enabled && setting?.enabled !== true && change.price === undefined && price === 0) {
      fail("invalid_request", `It has no price for ${TIER_TEMPLATES[tierType].name} yet. Set one with it.`);
    }
    return [{ tierType, enabled, price }];
  });
}
