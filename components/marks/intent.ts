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

/** Kinds whose intent this page is already telling the server. */
const underWay = new Set<IntentKind>();

/**
 * What was wanted; null when nothing was, it is too long ago, or this page already sees to it. It is kept until
 * `endIntent`, so that a page that is left before the server has answered leaves it to the next one.
 */
export function beginIntent(kind: IntentKind): string | null {
  if (underWay.has(kind)) return null;
  try {
    const [at, id] = (localStorage.getItem(keyOf(kind)) ?? "").split(" ");
    if (!id || Date.now() - Number(at) >= WAITS_MS) return null;
    underWay.add(kind);
    return id;
  } catch {
    return null;
  }
}

/** The server has it, or has refused it, or it is wanted no more. */
export function endIntent(kind: IntentKind): void {
  underWay.delete(kind);
  try {
    localStorage.removeItem(keyOf(kind));
  } catch {
    // Nothing was kept.
  }
}
