import { api } from "@/convex/_generated/api";
import { asVisitor } from "@/lib/convex";
import { SEARCH_LIMITS } from "@/lib/domain/discovery";
import { AppError } from "@/lib/domain/errors";
import { PAGE_SIZE } from "@/lib/domain/limits";

/** A page of the creators, or those whose names hold some words; null when the cursor is not one of ours. */
export async function listedCreators(words: string, cursor: string | null) {
  if (words !== "") return { creators: await asVisitor().query(api.stores.queries.findByName, { words: words.slice(0, SEARCH_LIMITS.words) }), next: null };
  try {
    const { page, isDone, continueCursor } = await asVisitor().query(api.stores.queries.creators, { paginationOpts: { numItems: PAGE_SIZE.default, cursor } });
    return { creators: page, next: isDone ? null : continueCursor };
  } catch (error) {
    // Convex tells a foreign cursor like any other failure of a function; only an unreachable deployment has a code of ours.
    if (cursor === null || error instanceof AppError) throw error;
    return null;
  }
}
