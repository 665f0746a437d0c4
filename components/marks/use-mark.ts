"use client";

import { useEffect, useSyncExternalStore } from "react";
import { useConnection } from "../providers/connection";
import { useAsk } from "../providers/use-ask";
import { fetchedCode } from "../ui/could-not-fetch";
import type { IntentKind } from "./intent";
import type * as markingCode from "./marking";

type Marking = typeof markingCode;

/** The code of marks: it comes with who is signed in, or with the first press of a visitor. */
let isMarked: Marking["isMarked"] = () => false;
let coming: Promise<Marking> | null = null;
const listeners = new Set<() => void>();

function fetchMarking(): Promise<Marking> {
  coming ??= import("./marking").then(
    (code) => {
      isMarked = code.isMarked;
      code.whenMarksChange(tell);
      tell();
      return code;
    },
    (error: unknown) => {
      coming = null;
      throw error;
    },
  );
  return coming;
}

/** Sets the mark that a visitor wanted before they signed in. */
export function useIntended(kind: IntentKind): void {
  const ask = useAsk();
  const { signedIn } = useConnection();
  useEffect(() => {
    // What does not come now is left to the next page.
    if (signedIn) void fetchMarking().then((code) => code.setIntended(kind, ask)).catch(() => undefined);
  }, [ask, kind, signedIn]);
}

/** One mark of whoever is looking: whether it is set, and how to turn it over. */
export function useMark(kind: IntentKind, id: string): { marked: boolean; turn: () => void } {
  const ask = useAsk();
  const { signedIn } = useConnection();
  const marked = useSyncExternalStore(subscribe, () => isMarked(kind, id), () => false);
  useEffect(() => {
    if (signedIn) void fetchMarking().then((code) => code.takeUpMarks(kind, ask)).catch(() => undefined);
  }, [ask, kind, signedIn]);
  const turn = async () => (await fetchedCode(fetchMarking()))?.turnMark(kind, id, ask, signedIn);
  return { marked, turn: () => void turn() };
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  return () => void listeners.delete(listener);
}

function tell(): void {
  for (const listener of listeners) listener();
}
