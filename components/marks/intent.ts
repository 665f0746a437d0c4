export type IntentKind = "wish" | "follow";

/** How long a mark waits for somebody to sign in, ms: enough to make an account and confirm its address. */
const WAITS_MS = 60 * 60_000;
const keyOf = (kind: IntentKind) => `backline.${kind}`;

/** Remembers in this browser what a visitor wanted to mark before they were asked to sign in. */
export function keepIntent(kind: IntentKind, id: string): void {
  try {
    localStorage.setItem(keyOf(kind), `${Date.now()} ${id}`);
  } catch {
    // Private windows may refuse storage; then the mark has to be set again after signing in.
  }
}

/** What was wanted, once; null when nothing was, or it is too long ago. */
export function takeIntent(kind: IntentKind): string | null {
  try {
    const [at, id] = (localStorage.getItem(keyOf(kind)) ?? "").split(" ");
    localStorage.removeItem(keyOf(kind));
    return id && Date.now() - Number(at) < WAITS_MS ? id : null;
  } catch {
    return null;
  }
}
