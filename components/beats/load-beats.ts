import type { Id } from "@/convex/_generated/dataModel";
import { orProblem } from "@/lib/api-client";
import { PAGE_SIZE } from "@/lib/domain/limits";
import type { Ask } from "../providers/use-ask";
import { type BeatEntry, toEntry } from "./beat-entry";

export { BeatRows } from "./beat-rows";

/** The next beats of the catalogue or of one store, or words for why they did not come. */
export async function loadBeats(ask: Ask, cursor: string, storeId?: Id<"stores">): Promise<{ entries: readonly BeatEntry[]; next: string | null } | { problem: string }> {
  const answer = await orProblem(ask.query((api) => api.beats.queries.list, { paginationOpts: { numItems: PAGE_SIZE.default, cursor }, storeId }));
  return "problem" in answer ? answer : { entries: answer.page.map(toEntry), next: answer.isDone ? null : answer.continueCursor };
}
