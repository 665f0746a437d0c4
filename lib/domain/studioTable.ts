/** How a creator's own list of beats can be ordered. */
export const BEAT_SORTS = ["newest", "oldest", "cheapest", "dearest"] as const;
export type BeatSort = (typeof BEAT_SORTS)[number];

/** Beats one call of a bulk change may name: one transaction, and every row is read whole. */
export const BULK_ROWS = 25;
