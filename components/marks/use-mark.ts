"use client";

import { useEffect, useSyncExternalStore } from "react";
import { errorCode, errorWords } from "@/lib/api-client";
import { useConnection } from "../providers/connection";
import { useAsk } from "../providers/use-ask";
import { toast } from "../ui/toast";
import { beginIntent, endIntent, keepIntent, type IntentKind } from "./intent";
import type { Marks } from "./marks";

type MarkKind = {
  kind: IntentKind;
  marks: Marks;
  words: { added: string; failed: string };
};

/** Sets the mark that a visitor wanted before they signed in. What did not reach the server is left to the next page. */
export function useIntended({ kind, marks, words }: MarkKind): void {
  const ask = useAsk();
  const { signedIn } = useConnection();
  useEffect(() => {
    const intended = signedIn ? beginIntent(kind) : null;
    if (intended === null) return;
    void marks.set(ask, intended, true).then(
      () => {
        endIntent(kind);
        toast.success(words.added);
      },
      (error: unknown) => {
        if (errorCode(error) !== null) endIntent(kind);
        toast.error(words.failed, { description: errorWords(error) });
      },
    );
  }, [ask, kind, marks, signedIn, words]);
}

/**
 * One mark of whoever is looking: whether it is set, and how to turn it over. A visitor is sent to sign in, and finds the
 * mark set when they come back.
 */
export function useMark({ kind, marks, words }: MarkKind, id: string) {
  const ask = useAsk();
  const { signedIn } = useConnection();
  const marked = useSyncExternalStore(marks.subscribe, () => marks.has(id), () => false);

  useEffect(() => {
    if (signedIn) void marks.load(ask).catch((error: unknown) => console.error("What was marked is not known", error));
  }, [ask, marks, signedIn]);
  useIntended({ kind, marks, words });

  async function turn(): Promise<void> {
    if (!signedIn) {
      keepIntent(kind, id);
      const here = `${window.location.pathname}${window.location.search}`;
      window.location.assign(`/sign-in?next=${encodeURIComponent(here)}`);
      return;
    }
    // What they say now counts, also against what they wanted before.
    endIntent(kind);
    try {
      await marks.set(ask, id, !marks.has(id));
    } catch (error) {
      toast.error(words.failed, { description: errorWords(error) });
    }
  }

  return { marked, turn };
}
