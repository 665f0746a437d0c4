import type { Id } from "@/convex/_generated/dataModel";
import { orProblem } from "@/lib/api-client";
import type { Ask } from "../providers/use-ask";
import type { Review } from "./review-types";

export { ReviewItem } from "./review-item";

const AT_ONCE = 10;

/** The next reviews of a beat, or words for why they did not come. */
export async function loadReviews(ask: Ask, beatId: Id<"beats">, cursor: string | null): Promise<{ page: readonly Review[]; next: string | null } | { problem: string }> {
  const answer = await orProblem(ask.query((api) => api.reviews.queries.ofBeat, { beatId, paginationOpts: { numItems: AT_ONCE, cursor } }));
  return "problem" in answer ? answer : { page: answer.page, next: answer.isDone ? null : answer.continueCursor };
}
