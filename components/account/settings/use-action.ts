"use client";

import { useState } from "react";
import { errorWords } from "@/lib/api-client";

type State = { kind: "idle" } | { kind: "pending" } | { kind: "done" } | { kind: "refused"; words: string };

/** One action of a form: underway, done, or refused with why. While it is underway it is not begun again. */
export function useAction(action: () => Promise<unknown>) {
  const [state, setState] = useState<State>({ kind: "idle" });
  const run = async (): Promise<boolean> => {
    if (state.kind === "pending") return false;
    setState({ kind: "pending" });
    try {
      await action();
      setState({ kind: "done" });
      return true;
    } catch (error) {
      setState({ kind: "refused", words: errorWords(error) });
      return false;
    }
  };
  return { run, pending: state.kind === "pending", done: state.kind === "done", problem: state.kind === "refused" ? state.words : null };
}
