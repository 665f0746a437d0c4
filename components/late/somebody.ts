/** What only somebody does who is there: looks around, touches, types. */
const SIGNS = ["pointermove", "pointerdown", "touchstart", "keydown", "focusin", "wheel", "scroll"] as const;

let come = () => {};
let there = false;
let signs: Promise<void> | undefined;

/** Resolves with the first sign of somebody on this page, and at once on the server. */
export function somebody(): Promise<void> {
  if (typeof window === "undefined") return Promise.resolve();
  signs ??= new Promise((resolve) => {
    come = () => {
      for (const sign of SIGNS) window.removeEventListener(sign, come, true);
      there = true;
      resolve();
    };
    for (const sign of SIGNS) window.addEventListener(sign, come, { capture: true, passive: true });
  });
  return signs;
}

/** Whether there was a sign. */
export function isSomebodyThere(): boolean {
  return there;
}

/** Takes it that somebody is there. */
export function hurry(): void {
  void somebody();
  come();
}
