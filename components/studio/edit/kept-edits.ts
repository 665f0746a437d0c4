import { z } from "zod/mini";
import { TIER_TYPES } from "@/lib/domain/beatTiers";
import { GENRES, MOODS, MUSICAL_KEYS } from "@/lib/domain/taxonomy";
import type { BeatWords, Editing } from "./editing";

/** Words not saved yet, with the version and the saved words they were made from. */
export interface KeptEdits {
  version: number;
  base: BeatWords;
  editing: Editing;
}
export interface Keeper {
  read: () => KeptEdits | null;
  keep: (edits: KeptEdits) => void;
  drop: () => void;
}

const moods = z.array(z.enum(MOODS));
const shape = z.object({
  version: z.number(),
  base: z.object({
    title: z.string(),
    description: z.string(),
    genre: z.enum(GENRES),
    bpm: z.nullable(z.number()),
    key: z.nullable(z.enum(MUSICAL_KEYS)),
    moods,
    tags: z.array(z.string()),
    tiers: z.array(z.object({ tierType: z.enum(TIER_TYPES), enabled: z.boolean(), price: z.number() })),
  }),
  editing: z.object({
    details: z.object({
      title: z.string(),
      description: z.string(),
      genre: z.enum(["", ...GENRES]),
      bpm: z.string(),
      key: z.enum(["", ...MUSICAL_KEYS]),
      moods,
      tags: z.string(),
    }),
    tiers: z.array(z.object({ tierType: z.enum(TIER_TYPES), enabled: z.boolean(), price: z.string() })),
  }),
});

/** Keeps a beat's unsaved words in this browser. Where it stores nothing, they last as long as the page. */
export function browserKeeper(beatId: string): Keeper {
  const key = `backline.beat.${beatId}`;
  return {
    read: () => {
      try {
        return shape.safeParse(JSON.parse(localStorage.getItem(key) ?? "null")).data ?? null;
      } catch {
        return null;
      }
    },
    keep: (edits) => attempt(() => localStorage.setItem(key, JSON.stringify(edits))),
    drop: () => attempt(() => localStorage.removeItem(key)),
  };
}

function attempt(act: () => void): void {
  try {
    act();
  } catch {
    // Private windows and full stores refuse; the words then live in the page alone.
  }
}
