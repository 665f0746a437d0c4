"use client";

import { useMutation } from "convex/react";
import { useEffect, useRef, useState } from "react";
import { api } from "@/convex/_generated/api";
import { errorCode, errorWords } from "@/lib/api-client";
import { draftOf, type EditableStore, linkProblems, type StoreDraft } from "./store-draft";

/** How long typing rests before it is saved, ms. */
const REST_MS = 800;

export type Saving = { state: "saved" | "waiting" | "saving" } | { state: "failed"; words: string; conflict: boolean };

/** The form's draft, saved by itself while it is being typed: one save at a time, each from the version before it. */
export function useStoreDraft(store: EditableStore) {
  const update = useMutation(api.stores.mutations.update);
  const [draft, setDraft] = useState(() => draftOf(store));
  const [saving, setSaving] = useState<Saving>({ state: "saved" });
  const saved = useRef({ version: store.version, json: JSON.stringify(draftOf(store)) });
  const busy = useRef(false);
  const [round, setRound] = useState(0);

  useEffect(() => {
    const json = JSON.stringify(draft);
    if (json === saved.current.json || busy.current) return;
    // A link that is only half typed waits for its rest.
    if (linkProblems(draft).size > 0) return;
    const timer = setTimeout(() => void save(draft, json), REST_MS);
    return () => clearTimeout(timer);

    async function save(written: StoreDraft, json: string): Promise<void> {
      busy.current = true;
      setSaving({ state: "saving" });
      try {
        const { version } = await update({ ...written, version: saved.current.version });
        saved.current = { version, json };
        setSaving({ state: "saved" });
      } catch (error) {
        // The same draft is not sent again by itself: what refused it would refuse it again.
        saved.current = { ...saved.current, json };
        setSaving({ state: "failed", words: errorWords(error), conflict: errorCode(error) === "conflict" });
      } finally {
        busy.current = false;
        setRound((count) => count + 1);
      }
    }
  }, [draft, update, round]);

  function change(part: Partial<StoreDraft>): void {
    setDraft((before) => ({ ...before, ...part }));
    setSaving((before) => (before.state === "failed" && before.conflict ? before : { state: "waiting" }));
  }

  return { draft, change, saving };
}
