import type { ExternalToast, toast as sonner } from "sonner";

/** What a toast may carry beside its title. */
export type ToastOptions = Pick<ExternalToast, "description" | "action" | "duration" | "id">;
type Show = (to: typeof sonner) => void;

let shown: typeof sonner | null = null;
let waiting: Show[] = [];
let want: (() => void) | null = null;

/**
 * Says something at the edge of the window. The code that shows it is fetched with the first one, so that a page which
 * has nothing to say does not carry it. Toasts only repeat what the page already says.
 */
export const toast = {
  success: (title: string, options?: ToastOptions) => show((to) => to.success(title, options)),
  error: (title: string, options?: ToastOptions) => show((to) => to.error(title, options)),
  info: (title: string, options?: ToastOptions) => show((to) => to.info(title, options)),
};

function show(one: Show): void {
  if (shown) return one(shown);
  waiting.push(one);
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
  for (const one of waiting) one(to);
  waiting = [];
}
