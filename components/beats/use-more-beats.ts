import { type ComponentType, useRef, useState } from "react";
import type { Id } from "@/convex/_generated/dataModel";
import { moreBeats as words } from "@/strings/moreBeats";
import { useAsk } from "../providers/use-ask";
import type { BeatEntry } from "./beat-entry";

type Loaded = { entries: readonly BeatEntry[]; next: string | null };

/** What was loaded past a cursor, for as long as the page lives: coming back to a list finds it as long as it was left. */
const loadedAfter = new Map<string, Loaded>();
/** What draws rows; there once some were loaded. */
let Rows: ComponentType<{ entries: readonly BeatEntry[] }> | null = null;

/** The rows of the catalogue that were asked for since the server sent the first, and what draws them. */
export function useMoreBeats(cursor: string | null, storeId?: Id<"stores">) {
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
      const code = await import("./load-beats").catch(() => null);
      if (code === null) return setProblem(words.brokenOff);
      Rows = code.BeatRows;
      const answer = await code.loadBeats(ask, more.next, storeId);
      if ("problem" in answer) return setProblem(answer.problem);
      const grown = { entries: [...more.entries, ...answer.entries], next: answer.next };
      loadedAfter.set(cursor, grown);
      setMore(grown);
    } finally {
      busy.current = false;
      setLoading(false);
    }
  }

  return { Rows, more: more.entries, next: more.next, loading, problem, load };
}
