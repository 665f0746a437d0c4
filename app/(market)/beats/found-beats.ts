import { api } from "@/convex/_generated/api";
import { gatherBeats } from "@/lib/beat-search";
import { asVisitor } from "@/lib/convex";
import type { BeatSearch } from "@/lib/domain/discovery";
import { AppError } from "@/lib/domain/errors";

/** A page of a search behind a place in it; null when the place is none. */
export async function foundBeats(search: BeatSearch, after: string | null) {
  try {
    return await gatherBeats((args) => asVisitor().query(api.beats.queries.find, args), search, after);
  } catch (error) {
    if (after !== null && error instanceof AppError && error.code === "invalid_request") return null;
    throw error;
  }
}
