import { useSearchParams } from "next/navigation";
import { useEffect, useRef, useState, useSyncExternalStore } from "react";
import { type BeatSearch, beatsPath, searchOf } from "@/lib/domain/discovery";
import { useAsk } from "../providers/use-ask";
import { answerAt, keepAnswer, subscribeAnswers } from "./answers";
import type { FoundBeats } from "./found-beats";
import { lookUp } from "./look-up";

/** What the server found, and for which address. */
export type FirstAnswer = FoundBeats & { address: string };
type Problem = { address: string; words: string };

/** The search that the address names, and what it finds. The address is the only state: back, forward and shared links just work. */
export function useBeatSearch(first: FirstAnswer) {
  const ask = useAsk();
  const search = searchOf(new URLSearchParams(useSearchParams()));
  const address = beatsPath(search);
  const kept = useSyncExternalStore(subscribeAnswers, () => answerAt(address), () => null);
  const found = first.address === address && !continues(kept, first) ? first : kept;
  const [shown, setShown] = useState<FoundBeats>(first);
  if (found !== null && found !== shown) setShown(found);
  const [problem, setProblem] = useState<Problem | null>(null);
  const [tries, setTries] = useState(0);
  const [growing, setGrowing] = useState(false);
  const busy = useRef(false);
  const missing = found === null;

  useEffect(() => {
    if (!missing) return;
    let left = false;
    void lookUp(ask, searchAt(address), null).then((answer) => {
      if (!("problem" in answer)) keepAnswer(address, answer);
      else if (!left) setProblem({ address, words: answer.problem });
    });
    return () => void (left = true);
  }, [ask, address, missing, tries]);

  async function more(): Promise<void> {
    if (busy.current || found === null || found.cursor === null) return;
    busy.current = true;
    setGrowing(true);
    setProblem(null);
    const next = await lookUp(ask, search, found.cursor);
    if ("problem" in next) setProblem({ address, words: next.problem });
    else keepAnswer(address, { ...next, entries: [...found.entries, ...next.entries] });
    busy.current = false;
    setGrowing(false);
  }

  const here = problem?.address === address ? problem.words : null;
  const retry = () => {
    setProblem(null);
    setTries(tries + 1);
  };
  return { search, address, found: found ?? shown, loading: missing && here === null, growing, problem: here, failed: missing && here !== null, more, retry };
}

/** Changes the address. A step that can be gone back on is one of the history; a further letter is not. */
export function go(search: BeatSearch, step: "push" | "replace" = "push"): void {
  const path = beatsPath(search);
  if (path === window.location.pathname + window.location.search) return;
  if (step === "push") window.history.pushState(null, "", path);
  else window.history.replaceState(null, "", path);
}

export function searchAt(address: string): BeatSearch {
  return searchOf(new URL(address, "http://localhost").searchParams);
}

/** Whether what the browser kept is the server's list, loaded further. */
function continues(kept: FoundBeats | null, first: FoundBeats): boolean {
  return kept !== null && kept.entries.length >= first.entries.length && first.entries.every(({ beatId }, at) => kept.entries[at]?.beatId === beatId);
}
