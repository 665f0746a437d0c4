import { type PointerEvent, type RefObject, useRef } from "react";

/** So far down, px, means away with it. */
const FAR = 96;

/** Moves a sheet with the finger that pulls it down, and closes it when it was pulled far enough. By mouse nothing happens. */
export function useSwipeDown(sheet: RefObject<HTMLElement | null>, onClose: () => void) {
  const from = useRef<number | null>(null);
  const place = (by: number) => sheet.current?.style.setProperty("transform", by > 0 ? `translateY(${by}px)` : null);
  const end = (event: PointerEvent) => {
    const by = from.current === null ? 0 : event.clientY - from.current;
    from.current = null;
    place(0);
    if (event.type === "pointerup" && by > FAR) onClose();
  };
  return {
    onPointerDown: (event: PointerEvent<HTMLElement>) => {
      if (event.pointerType === "mouse" || (event.target instanceof Element && event.target.closest("button, a"))) return;
      from.current = event.clientY;
      event.currentTarget.setPointerCapture(event.pointerId);
    },
    onPointerMove: (event: PointerEvent) => from.current !== null && place(event.clientY - from.current),
    onPointerUp: end,
    onPointerCancel: end,
  };
}
