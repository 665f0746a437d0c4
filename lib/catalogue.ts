import { api } from "../convex/_generated/api";
import type { Id } from "../convex/_generated/dataModel";
import { asVisitor } from "./convex";
import { AppError } from "./domain/errors";
import { PAGE_SIZE } from "./domain/limits";

/** One page of the catalogue, or of one store's part of it; null when the cursor is not one of ours. */
export async function catalogue(cursor: string | null, storeId?: Id<"stores">) {
  try {
    return await asVisitor().query(api.beats.queries.list, { paginationOpts: { numItems: PAGE_SIZE.default, cursor }, storeId });
  } catch (error) {
    // Convex tells a foreign cursor like any other failure of a function; only an unreachable deployment has a code of ours.
    if (cursor === null || error instanceof AppError) throw error;
    return null;
  }
}
