import { useCallback, useEffect, useRef, useState } from "react";
import { errorWords } from "@/lib/api-client";
import { type BeatEntry, toEntry } from "../beats/beat-entry";
import { useAsk } from "../providers/use-ask";

type Feed = { entries: readonly BeatEntry[]; next: string | null };

/** What the followed creators have on sale, page by page. `feed` is null until the first page is there. */
export function useFollowedBeats() {
  const ask = useAsk();
  const [feed, setFeed] = useState<Feed | null>(null);
  const [loading, setLoading] = useState(true);
  const [problem, setProblem] = useState<string | null>(null);
  const busy = useRef(false);

  const read = useCallback(
    async (after: Feed | null) => {
      if (busy.current) return;
      busy.current = true;
      try {
        const { page, next } = await ask.query((api) => api.follows.queries.beats, { cursor: after?.next ?? null });
        setFeed({ entries: [...(after?.entries ?? []), ...page.map(toEntry)], next });
      } catch (error) {
        setProblem(errorWords(error));
      } finally {
        busy.current = false;
        setLoading(false);
      }
    },
    [ask],
  );

  useEffect(() => {
    void read(null);
  }, [read]);

  async function more(): Promise<void> {
    setLoading(true);
    setProblem(null);
    await read(feed);
  }
  return { feed, loading, problem, more };
}
