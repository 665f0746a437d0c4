import type { Ask } from "../providers/use-ask";

/** How a kind of mark is read and written at the server. */
export type MarkSource = {
  /** The ids of everything the person has marked. */
  load: (ask: Ask) => Promise<readonly string[]>;
  /** Says how one mark shall be. */
  send: (ask: Ask, id: string, on: boolean) => Promise<void>;
};

/**
 * What somebody has marked (saved, followed), for as long as the page's code lives: read once, shown at once where it is
 * changed. It lives outside React, so that every heart of a page shares one question to the server.
 */
export function createMarks({ load, send }: MarkSource) {
  let on: ReadonlySet<string> = new Set();
  let loading: Promise<void> | null = null;
  /** What the person wants and the server does not know yet. */
  const wanted = new Map<string, boolean>();
  const listeners = new Set<() => void>();

  function show(id: string, marked: boolean): void {
    const next = new Set(on);
    if (marked) next.add(id);
    else next.delete(id);
    on = next;
    for (const listener of listeners) listener();
  }

  return {
    has: (id: string) => on.has(id),
    subscribe: (listener: () => void) => {
      listeners.add(listener);
      return () => void listeners.delete(listener);
    },
    /** Reads what is marked, once. What the person changed meanwhile stands. */
    load: (ask: Ask): Promise<void> => {
      loading ??= load(ask).then(
        (ids) => {
          const known = new Set(ids);
          for (const [id, marked] of wanted) if (marked) known.add(id); else known.delete(id);
          on = known;
          for (const listener of listeners) listener();
        },
        (error: unknown) => {
          // The marks stay empty until the next one asks again.
          loading = null;
          throw error;
        },
      );
      return loading;
    },
    /**
     * Marks or unmarks. It shows at once; one call at a time is under way for each id, and the last word is the one that is
     * sent last. Throws, with the mark as the server has it, when the server refuses.
     */
    set: async (ask: Ask, id: string, marked: boolean): Promise<void> => {
      let known = on.has(id);
      const underWay = wanted.has(id);
      wanted.set(id, marked);
      show(id, marked);
      if (underWay) return;
      let sent: boolean | undefined;
      try {
        while (sent !== wanted.get(id)) {
          sent = wanted.get(id) ?? marked;
          await send(ask, id, sent);
          known = sent;
        }
      } catch (error) {
        show(id, known);
        throw error;
      } finally {
        wanted.delete(id);
      }
    },
  };
}
