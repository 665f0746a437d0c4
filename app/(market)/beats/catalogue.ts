import { api } from "@/convex/_generated/api";
import { asVisitor } from "@/lib/convex";
import { AppError } from "@/lib/domain/errors";
import { PAGE_SIZE } from "@/lib/domain/limits";

/** One page of the catalogue; null when the cursor is not one of ours. */
export async function catalogue(cursor: string | null) {
  try {
    return await asVisitor().query(api.beats.queries.list, { paginationOpts: { numItems: PAGE_SIZE.default, cursor } });
  } catch (error) {
    // Convex tells a foreign cursor like any other failure of a function; only an unreachable deployment has a code of ours.
    if (cursor === null || error instanceof AppError) throw error;
    return null;
  }
}
