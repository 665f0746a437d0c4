import type { Id } from "../_generated/dataModel";

/** Under what name the people who saved a beat are counted. */
export function wishTally(beatId: Id<"beats">): string {
  return `wishes/${beatId}`;
}
