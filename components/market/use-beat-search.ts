import { useSearchParams } from "next/navigation";
import { useEffect, useRef, useState, useSyncExternalStore } from "react";
import { errorWords } from "@/lib/api-client";
import { gatherBeats } from "@/lib/beat-search";
import { type BeatSearch, beatsPath, searchOf } from "@/lib/domain/discovery";
import { useAsk } from "../providers/use-ask";
import { answerAt, keepAnswer, subscribeAnswers } from "./answers";
import { type FoundBeats, toFound } from "./found-beats";

/** What the server found, and for which address. */
export type FirstAnswer = FoundBeats & { address: string };
/** What was chosen, and at which address: the router changes the address a moment after the hand did. */
type Chosen = { from: string; search: BeatSearch };
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
  const [chosen, setChosen] = useState<Chosen | null>(null);
  if (chosen !== null && chosen.from !== address) setChosen(null);
  const busy = useRef(false);
  const missing = found === null;

  useEffect(() => {
    if (!missing) return;
    let left = false;
    gatherBeats((args) => ask.query((api) => api.beats.queries.find, args), searchAt(address), null).then(
      (answer) => keepAnswer(address, toFound(answer)),
      (error: unknown) => left || setProblem({ address, words: errorWords(error) }),
    );
    return () => void (left = true);
  }, [ask, address, missing, tries]);

  async function more(): Promise<void> {
    if (busy.current || found === null || found.cursor === null) return;
    busy.current = true;
    setGrowing(true);
    setProblem(null);
    try {
      const next = toFound(await gatherBeats((args) => ask.query((api) => api.beats.queries.find, args), search, found.cursor));
      keepAnswer(address, { ...next, entries: [...found.entries, ...next.entries] });
    } catch (error) {
      setProblem({ address, words: errorWords(error) });
    } finally {
      busy.current = false;
      setGrowing(false);
    }
  }

  const choose = (next: BeatSearch) => {
    setChosen({ from: address, search: next });
    go(next);
  };
  const here = problem?.address === address ? problem.words : null;
  const retry = () => {
    setProblem(null);
    setTries(tries + 1);
  };
  return { search, chosen: chosen?.from === address ? chosen.search : search, choose, address, found: found ?? shown, loading: missing && here === null, growing, problem: here, failed: missing && here !== null, more, retry };
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
