"use client";

import { useEffect, useState } from "react";
import type { FunctionReturnType } from "convex/server";
import type { api } from "@/convex/_generated/api";
import { type BeatSearch, beatsPath, without } from "@/lib/domain/discovery";
import { noMatch as words } from "@/strings/market";
import { useAsk } from "../providers/use-ask";
import { EmptyState } from "../ui/empty-state";
import { searchAt } from "./use-beat-search";

type Ways = FunctionReturnType<typeof api.beats.queries.loosenings>;

/** Nothing was found: says what to leave out, and how many beats that would bring. */
export function NoMatch({ search }: { search: BeatSearch }) {
  const ask = useAsk();
  const address = beatsPath(search);
  const [answer, setAnswer] = useState<{ address: string; ways: Ways } | null>(null);
  useEffect(() => {
    let left = false;
    // Advice that does not come is left out: the filters and the words above can be changed without it.
    const advise = (ways: Ways) => left || setAnswer({ address, ways });
    ask.query((api) => api.beats.queries.loosenings, { search: searchAt(address) }).then(advise, () => advise([]));
    return () => void (left = true);
  }, [ask, address]);
  const ways = answer?.address === address ? answer.ways : undefined;
  return (
    <EmptyState title={words.title} className="min-h-72 content-start">
      {ways === undefined ? (
        <p>{words.looking}</p>
      ) : ways.length === 0 ? (
        <p>{words.nothing}</p>
      ) : (
        <>
          <p>{words.close}</p>
          <ul className="grid gap-2 pt-2">
            {ways.map(({ narrowing, beats, more }) => (
              <li key={narrowing}>
                <a href={beatsPath(without(search, narrowing))} data-narrowing className="link">
                  {words.without[narrowing]}
                </a>
                {words.finds(beats, more)}
              </li>
            ))}
          </ul>
        </>
      )}
    </EmptyState>
  );
}
