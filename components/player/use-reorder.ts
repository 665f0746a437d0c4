import { type KeyboardEvent, type PointerEvent, useState } from "react";

/** Height of one row of the list, px. */
export const ROW_HEIGHT = 56;

type Drag = { from: number; by: number };

/**
 * Puts the rows of a list in order: by dragging a handle, or with the arrows, Home and End while it has the keyboard.
 * @param count how many rows there are
 * @param onMove called once per move, with the row and its new place
 */
export function useReorder(count: number, onMove: (at: number, to: number) => void) {
  const [drag, setDrag] = useState<Drag | null>(null);
  const inside = (place: number) => Math.max(0, Math.min(place, count - 1));
  const target = drag === null ? -1 : inside(drag.from + Math.round(drag.by / ROW_HEIGHT));

  function hold(at: number, event: PointerEvent): void {
    if (event.button !== 0) return;
    const { clientY, pointerId } = event;
    const by = (moved: globalThis.PointerEvent) => moved.clientY - clientY;
    const follow = (moved: globalThis.PointerEvent) => moved.pointerId === pointerId && setDrag({ from: at, by: by(moved) });
    const settle = (moved: globalThis.PointerEvent) => {
      if (moved.pointerId !== pointerId) return;
      ends.abort();
      setDrag(null);
      if (moved.type === "pointerup") onMove(at, inside(at + Math.round(by(moved) / ROW_HEIGHT)));
    };
    const ends = new AbortController();
    const until = { signal: ends.signal };
    // On the window: the pointer leaves the handle sooner than the hand lets go.
    window.addEventListener("pointermove", follow, until);
    window.addEventListener("pointerup", settle, until);
    window.addEventListener("pointercancel", settle, until);
    setDrag({ from: at, by: 0 });
  }

  function press(at: number, event: KeyboardEvent): void {
    const to = { ArrowUp: at - 1, ArrowDown: at + 1, Home: 0, End: count - 1 }[event.key];
    if (to === undefined) return;
    event.preventDefault();
    if (inside(to) !== at) onMove(at, inside(to));
  }

  return {
    /** Which row is in the hand; -1: none. */
    held: drag?.from ?? -1,
    handle: (at: number) => ({ onPointerDown: (event: PointerEvent) => hold(at, event), onKeyDown: (event: KeyboardEvent) => press(at, event) }),
    /** How far a row stands from its place while another passes it, px. */
    shift(at: number): number {
      if (drag === null) return 0;
      if (at === drag.from) return drag.by;
      if (at > drag.from && at <= target) return -ROW_HEIGHT;
      return at < drag.from && at >= target ? ROW_HEIGHT : 0;
    },
  };
}
