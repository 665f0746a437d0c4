import type { Infer } from "convex/values";
import { EVERYTHING, SEARCH_LIMITS } from "../../../lib/domain/discovery";
import type { QueryCtx } from "../../_generated/server";
import { findCreators } from "../../stores/listCreators";
import { storeReader } from "../beatCard";
import { checkSearch } from "./checkSearch";
import { look } from "./findBeats";
import type { vSuggestions } from "./validators";

const BEATS = 5;
const CREATORS = 3;
/** Rows that are read at most while somebody types words that no index leads to. */
const BUDGET = 60;

/** What the words so far could mean. What is longer than a search is cut, since the box itself takes no more. */
export async function suggest(ctx: QueryCtx, typed: string): Promise<Infer<typeof vSuggestions>> {
  const words = typed.slice(0, SEARCH_LIMITS.words);
  const search = checkSearch({ ...EVERYTHING, words });
  if (search.words.length === 0) return { beats: [], creators: [] };
  const { rows } = await look(ctx, search, null, BEATS, BUDGET);
  const storeOf = storeReader(ctx);
  const beats = await Promise.all(rows.map(async ({ slug, title, storeId, wave }) => ({ slug, title, store: (await storeOf(storeId)).name, levels: [...new Uint8Array(wave)] })));
  const creators = (await findCreators(ctx, words, CREATORS)).map(({ slug, name, beats }) => ({ slug, name, beats }));
  return { beats, creators };
}
