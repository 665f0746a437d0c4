import { type RefObject, useEffect } from "react";
import { position, state, subscribe } from "./the-player";

/**
 * Moves `--played` (0 to 1, the share of the preview that has passed) on an element with every frame while the sound runs,
 * past React: a waveform that moves renders nothing.
 */
export function usePlayhead(target: RefObject<HTMLElement | null>, active: boolean): void {
  useEffect(() => {
    const element = target.current;
    if (!element || !active) return;
    let frame = 0;
    const draw = () => {
      const { length, status } = state();
      element.style.setProperty("--played", String(length > 0 ? Math.min(1, position() / length) : 0));
      frame = status === "playing" ? requestAnimationFrame(draw) : 0;
    };
    const wake = () => {
      if (frame === 0) draw();
    };
    draw();
    const unsubscribe = subscribe(wake);
    return () => {
      unsubscribe();
      cancelAnimationFrame(frame);
      element.style.removeProperty("--played");
    };
  }, [target, active]);
}
