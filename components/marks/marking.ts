import { errorCode, errorWords } from "@/lib/api-client";
import { followed } from "../follows/followed";
import type { Ask } from "../providers/use-ask";
import { toast } from "../ui/toast";
import { wishes } from "../wishlist/wishes";
import { beginIntent, endIntent, type IntentKind, keepIntent } from "./intent";

/** What can be marked, each with its marks and what to say of them. */
const kinds = { wish: wishes, follow: followed } as const;

export function isMarked(kind: IntentKind, id: string): boolean {
  return kinds[kind].marks.has(id);
}

/** Calls back when any mark changes. */
export function whenMarksChange(listener: () => void): void {
  for (const { marks } of Object.values(kinds)) marks.subscribe(listener);
}

/** Reads what the account has marked, and sets the mark that was wanted before signing in. */
export function takeUpMarks(kind: IntentKind, ask: Ask): void {
  kinds[kind].marks.load(ask).catch((error: unknown) => console.error("What was marked is not known", error));
  setIntended(kind, ask);
}

/** Sets the mark that a visitor wanted before they signed in. What did not reach the server is left to the next page. */
export function setIntended(kind: IntentKind, ask: Ask): void {
  const { marks, words } = kinds[kind];
  const intended = beginIntent(kind);
  if (intended === null) return;
  void marks.set(ask, intended, true).then(
    () => {
      endIntent(kind);
      toast.success(words.added);
    },
    (error: unknown) => {
      if (errorCode(error) !== null) endIntent(kind);
      toast.error(words.failed, { description: errorWords(error) });
    },
  );
}

/** Turns a mark over. A visitor is sent to sign in, and finds the mark set when they come back. */
export async function turnMark(kind: IntentKind, id: string, ask: Ask, signedIn: boolean): Promise<void> {
  const { marks, words } = kinds[kind];
  if (!signedIn) {
    keepIntent(kind, id);
    const here = `${window.location.pathname}${window.location.search}`;
    window.location.assign(`/sign-in?next=${encodeURIComponent(here)}`);
    return;
  }
  // What they say now counts, also against what they wanted before.
  endIntent(kind);
  try {
    await marks.set(ask, id, !marks.has(id));
  } catch (error) {
    toast.error(words.failed, { description: errorWords(error) });
  }
}
