import type { ExternalToast, toast as sonner } from "sonner";

/** What a toast may carry beside its title. */
export type ToastOptions = Pick<ExternalToast, "description" | "action" | "duration" | "id">;
type Show = (to: typeof sonner) => void;

let shown: typeof sonner | null = null;
let waiting: { title: string; say: Show }[] = [];
let want: (() => void) | null = null;

/**
 * Says something at the edge of the window. The code that shows it is fetched with the first one, so that a page which
 * has nothing to say does not carry it. Toasts only repeat what the page already says.
 */
export const toast = {
  success: (title: string, options?: ToastOptions) => show(title, (to) => to.success(title, options)),
  error: (title: string, options?: ToastOptions) => show(title, (to) => to.error(title, options)),
  info: (title: string, options?: ToastOptions) => show(title, (to) => to.info(title, options)),
};

function show(title: string, say: Show): void {
  if (shown) return say(shown);
  waiting.push({ title, say });
  want?.();
}

/** For the place where toasts appear: `onWanted` is called with the first one, or at once when one waits already. */
export function whenToastsAreWanted(onWanted: () => void): () => void {
  want = onWanted;
  if (waiting.length > 0) onWanted();
  return () => {
    want = null;
  };
}

/** The place is there: what waited appears, and so does all that follows. */
export function showWaitingToasts(to: typeof sonner): void {
  shown = to;
  for (const { say } of waiting) say(to);
  waiting = [];
}

/** The place could not be fetched: what waited, in plain words, for whoever says them another way. */
export function takeWaitingToasts(): string {
  const words = waiting.map(({ title }) => title).join(" ");
  waiting = [];
  return words;
}
