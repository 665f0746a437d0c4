import { useEffect, useState } from "react";
import { errorWords } from "@/lib/api-client";
import { type BeatEntry, toEntry } from "../beats/beat-entry";
import { useAsk } from "../providers/use-ask";

type Feed = { entries: readonly BeatEntry[]; next: string | null };
type State = { feed: Feed | null; loading: boolean; problem: string | null };

/** What the followed creators have on sale, page by page. `feed` is null until the first page is there. */
export function useFollowedBeats() {
  const ask = useAsk();
  const [state, setState] = useState<State>({ feed: null, loading: true, problem: null });
  /** What the page that is asked for goes on from; a new object asks again. */
  const [wanted, setWanted] = useState<{ after: Feed | null }>({ after: null });

  useEffect(() => {
    let current = true;
    const { after } = wanted;
    ask.query((api) => api.follows.queries.beats, { cursor: after?.next ?? null }).then(
      ({ page, next }) => current && setState({ feed: { entries: [...(after?.entries ?? []), ...page.map(toEntry)], next }, loading: false, problem: null }),
      (error: unknown) => current && setState({ feed: after, loading: false, problem: errorWords(error) }),
    );
    return () => {
      current = false;
    };
  }, [ask, wanted]);

  function more(): void {
    setState({ ...state, loading: true, problem: null });
    setWanted({ after: state.feed });
  }
  return { ...state, more };
}
