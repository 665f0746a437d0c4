import { errorCode, errorWords } from "@/lib/api-client";
import { type BeatWords, type Editing, editingOf, savable, sameWords, type WordField } from "./editing";
import type { KeptEdits, Keeper } from "./kept-edits";
import { mergeEdits, takeTheirs } from "./merge";

/** How the last words of a beat stand. `waiting`: typed and not sent; `kept`: this beat is on sale, so they wait for a press. */
export type SaveStep = "saved" | "waiting" | "kept" | "saving" | "offline" | "refused";

export interface SaverState {
  editing: Editing;
  step: SaveStep;
  /** When this window saved last, ms; null before it did. */
  savedAt: number | null;
  /** Fields that make no sense yet and stay as they were saved. */
  held: readonly WordField[];
  /** What another window changed too; until a person chose, nothing is saved. */
  clash: { fields: readonly WordField[]; theirs: BeatWords } | null;
  /** Why the server refused, in words. */
  problem: string | null;
  /** Whether words of an earlier visit were found in this browser. */
  restored: boolean;
}

type Server = { version: number; words: BeatWords; onSale: boolean };
type Options = {
  server: Server;
  /** Saves words made from `version`; answers the version they became. */
  save: (version: number, words: BeatWords) => Promise<number>;
  keeper: Keeper;
  now?: () => number;
};

/** How long typing must rest before it is saved, and before a save is tried again that was asked for too often. */
const REST_MS = 1_000;
const AGAIN_MS = 5_000;

export type BeatSaver = ReturnType<typeof createBeatSaver>;

/**
 * Saves a beat while it is written. A draft is saved by itself when typing rests; a beat on sale only when its maker says so,
 * because a price half typed must never be a price. What is not saved yet is kept in the browser, through a lost connection and
 * a closed window. Every save names the version it was made from, and what another window saved is merged field by field.
 */
export function createBeatSaver({ server, save, keeper, now = Date.now }: Options) {
  let { version, words: base, onSale } = server;
  let online = true;
  let timer: ReturnType<typeof setTimeout> | null = null;
  let underway: Promise<void> | null = null;
  let newest: Server | null = null;
  const listeners = new Set<() => void>();
  let state: SaverState = { editing: editingOf(base), step: "saved", savedAt: null, held: [], clash: null, problem: null, restored: false };

  const set = (change: Partial<SaverState>): void => {
    state = { ...state, ...change };
    for (const listener of listeners) listener();
  };
  const dirty = (): boolean => {
    const { words, held } = savable(state.editing, base, onSale);
    return held.length > 0 || !sameWords(words, base);
  };

  function restore(kept: KeptEdits): void {
    const { editing, clashes } = mergeEdits(kept.editing, kept.base, base, onSale);
    set({ editing, clash: clashes.length > 0 ? { fields: clashes, theirs: base } : null });
    if (!dirty()) return keeper.drop();
    set({ restored: true });
    changed();
  }

  /** Says where things stand after a change, and has it saved when that is due by itself. */
  function changed(afterMs = REST_MS): void {
    const { words, held } = savable(state.editing, base, onSale);
    const toSave = !sameWords(words, base);
    if (toSave || held.length > 0) keeper.keep({ version, base, editing: state.editing });
    else keeper.drop();
    if (timer !== null) clearTimeout(timer);
    timer = null;
    const step = underway !== null ? "saving" : !toSave ? "saved" : !online ? "offline" : onSale ? "kept" : "waiting";
    set({ held, step, ...(toSave ? {} : { problem: null }) });
    if (toSave && online && !onSale && state.clash === null) timer = setTimeout(() => void flush(), afterMs);
  }

  async function send(): Promise<void> {
    const { words } = savable(state.editing, base, onSale);
    set({ step: "saving", problem: null });
    let again = REST_MS;
    try {
      version = await save(version, words);
      base = words;
      set({ savedAt: now(), restored: false });
    } catch (error) {
      const code = errorCode(error);
      if (code === "rate_limited") again = AGAIN_MS;
      // A conflict is settled by what the server has meanwhile, which the live query brings.
      else if (code !== "conflict") set({ problem: errorWords(error) });
    }
    underway = null;
    const late = newest;
    newest = null;
    if (late !== null) serverHas(late);
    if (state.problem !== null) set({ step: "refused" });
    else changed(again);
  }

  /** Saves now what can be saved; resolves when it is, or could not be. */
  async function flush(): Promise<void> {
    if (timer !== null) clearTimeout(timer);
    timer = null;
    while (underway !== null) await underway;
    if (state.clash !== null || !online || sameWords(savable(state.editing, base, onSale).words, base)) return;
    underway = send();
    await underway;
  }

  /** Tells what the server has now: another window's words are taken in where nothing was typed here. */
  function serverHas(next: Server): void {
    const turned = next.onSale !== onSale;
    onSale = next.onSale;
    if (underway !== null) {
      newest = next;
      return;
    }
    if (next.version <= version) {
      if (turned) changed();
      return;
    }
    const { editing, clashes } = mergeEdits(state.editing, base, next.words, onSale);
    base = next.words;
    version = next.version;
    set({ editing, clash: clashes.length > 0 ? { fields: clashes, theirs: next.words } : null });
    changed();
  }

  const kept = keeper.read();
  if (kept !== null) restore(kept);

  return {
    state: () => state,
    subscribe: (listener: () => void) => {
      listeners.add(listener);
      return () => void listeners.delete(listener);
    },
    dirty,
    flush,
    serverHas,
    /** The page goes away: what is saved by itself is saved now. */
    leave: async (): Promise<void> => (onSale ? undefined : await flush()),
    change: (editing: Editing): void => {
      set({ editing });
      changed();
    },
    connected: (is: boolean): void => {
      if (is === online) return;
      online = is;
      changed();
    },
    /** Ends a clash. Either way the other words are handed back, so that the choice can be undone. */
    choose: (whose: "mine" | "theirs"): Editing => {
      const before = state.editing;
      if (state.clash === null) return before;
      const { fields, theirs } = state.clash;
      set({ clash: null, ...(whose === "theirs" ? { editing: takeTheirs(before, fields, theirs) } : {}) });
      changed();
      return before;
    },
  };
}
