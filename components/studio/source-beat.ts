import "server-only";
import { api } from "@/convex/_generated/api";
import { currentCaller } from "@/lib/auth";
import { asUser } from "@/lib/convex";
import { AppError } from "@/lib/domain/errors";
import { id } from "@/lib/http/ids";
import { type BeatWords, wordsOf } from "./edit/editing";

/** In server components: the words of the caller's own beat that a new one starts from, or null. */
export async function sourceBeat(from: string | string[] | undefined): Promise<BeatWords | null> {
  const beatId = id("beats").safeParse(from);
  const caller = await currentCaller();
  if (!beatId.success || !caller) return null;
  const beat = await asUser(caller).query(api.beats.queries.edit, { beatId: beatId.data }).catch((error: unknown) => {
    if (error instanceof AppError && error.code === "not_found") return null;
    throw error;
  });
  return beat && wordsOf(beat);
}
