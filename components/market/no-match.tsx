"use client";

import { useEffect, useState } from "react";
import type { FunctionReturnType } from "convex/server";
import type { api } from "@/convex/_generated/api";
import { type BeatSearch, beatsPath, without } from "@/lib/domain/discovery";
import { useAsk } from "../providers/use-ask";
import { EmptyState } from "../ui/empty-state";
import { follow } from "./facet-chips";
import { FACET_NAMES } from "./facet-words";
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
    <EmptyState title="No beat is all of that" className="min-h-72 content-start">
      {ways === undefined ? (
        <p>Looking for what comes close…</p>
      ) : ways.length === 0 ? (
        <p>Leaving out one part of it finds nothing either. Try other words, or fewer filters.</p>
      ) : (
        <>
          <p>Close to it:</p>
          <ul className="grid gap-2 pt-2">
            {ways.map(({ narrowing, beats, more }) => (
              <li key={narrowing}>
                <a href={beatsPath(without(search, narrowing))} onClick={(event) => follow(event, without(search, narrowing))} className="link">
                  Without {FACET_NAMES[narrowing]}
                </a>
                : {more && "more than "}
                {beats} {beats === 1 ? "beat" : "beats"}
              </li>
            ))}
          </ul>
        </>
      )}
    </EmptyState>
  );
}
