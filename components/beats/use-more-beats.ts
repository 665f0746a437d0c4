import { useRef, useState } from "react";
import type { Id } from "@/convex/_generated/dataModel";
import { errorWords } from "@/lib/api-client";
import { PAGE_SIZE } from "@/lib/domain/limits";
import { useAsk } from "../providers/use-ask";
import { type BeatEntry, toEntry } from "./beat-entry";

type Loaded = { entries: readonly BeatEntry[]; next: string | null };

/** What was loaded past a cursor, for as long as the page lives: coming back to a list finds it as long as it was left. */
const loadedAfter = new Map<string, Loaded>();

/** The rows of the catalogue: those the server sent, and those asked for since. */
export function useMoreBeats(first: readonly BeatEntry[], cursor: string | null, storeId?: Id<"stores">) {
  const ask = useAsk();
  const [more, setMore] = useState<Loaded>(() => (cursor === null ? undefined : loadedAfter.get(cursor)) ?? { entries: [], next: cursor });
  const [loading, setLoading] = useState(false);
  const [problem, setProblem] = useState<string | null>(null);
  const busy = useRef(false);

  async function load(): Promise<void> {
    if (busy.current || cursor === null || more.next === null) return;
    busy.current = true;
    setLoading(true);
    setProblem(null);
    try {
      const answer = await ask.query((api) => api.beats.queries.list, { paginationOpts: { numItems: PAGE_SIZE.default, cursor: more.next }, storeId });
      const grown = { entries: [...more.entries, ...answer.page.map(toEntry)], next: answer.isDone ? null : answer.continueCursor };
      loadedAfter.set(cursor, grown);
      setMore(grown);
    } catch (error) {
      setProblem(errorWords(error));
    } finally {
      busy.current = false;
      setLoading(false);
    }
  }

  return { entries: [...first, ...more.entries], next: more.next, loading, problem, load };
}
