const KEY = "backline.first-steps";
const HIDDEN = "hidden";
const listeners = new Set<() => void>();

/** Whether somebody put the first steps away in this browser. Where nothing can be kept, they come back with the next visit. */
export const hiddenSteps = {
  subscribe: (listener: () => void) => {
    listeners.add(listener);
    return () => void listeners.delete(listener);
  },
  read: (): boolean => {
    try {
      return window.localStorage.getItem(KEY) === HIDDEN;
    } catch {
      return false;
    }
  },
  hide: (): void => {
    try {
      window.localStorage.setItem(KEY, HIDDEN);
    } catch {
      // A browser that keeps nothing shows them again.
    }
    for (const listener of listeners) listener();
  },
};
