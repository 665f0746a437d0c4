import { orProblem } from "@/lib/api-client";
import { gatherBeats } from "@/lib/beat-search";
import type { BeatSearch } from "@/lib/domain/discovery";
import type { Ask } from "../providers/use-ask";
import { type FoundBeats, toFound } from "./found-beats";

/** What a search finds behind a cursor, or words for why there is no answer. */
export async function lookUp(ask: Ask, search: BeatSearch, cursor: string | null): Promise<FoundBeats | { problem: string }> {
  const answer = await orProblem(gatherBeats((args) => ask.query((api) => api.beats.queries.find, args), search, cursor));
  return "problem" in answer ? answer : toFound(answer);
}
