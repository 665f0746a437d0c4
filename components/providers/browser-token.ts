import { numberIn, textIn } from "@/lib/json-fields";

/** How often a token is asked for before the connection goes without. */
const TRIES = 5;
/** A token is given out again until this long before its end, ms: long enough for whoever gets it to use it. */
const MARGIN_MS = 60_000;

/** How long a live connection waits after a question that came to nothing, ms. */
const LASTING_PAUSE_MS = 15_000;

type Minted = { token: string; expiresAt: number };

let kept: Minted | null = null;
let asking: Promise<string | null> | null = null;

/**
 * A token for Convex as whoever is signed in; `null` once the session has ended. Whoever asks while one is on its way, or
 * good for another minute, gets the same: a page with a live connection and a single question needs one.
 */
export async function browserToken({ forceRefreshToken }: { forceRefreshToken: boolean }): Promise<string | null> {
  if (!forceRefreshToken && kept !== null && kept.expiresAt - MARGIN_MS > Date.now()) return kept.token;
  asking ??= fetchToken().finally(() => {
    asking = null;
  });
  return await asking;
}

/** The same for a live connection, which goes on asking for as long as its page is open: it would never ask by itself again. */
export async function lastingToken(args: { forceRefreshToken: boolean }): Promise<string | null> {
  for (;;) {
    try {
      return await browserToken(args);
    } catch (error) {
      console.error("The live connection waits for a token", error);
      await pause(LASTING_PAUSE_MS);
    }
  }
}

async function fetchToken(): Promise<string | null> {
  for (let tries = 1; ; tries++) {
    const response = await fetch("/api/auth/convex-token", { headers: { accept: "application/json" }, cache: "no-store" }).catch((error: unknown) => {
      if (tries === TRIES) throw error;
      return null;
    });
    if (response?.status === 401) return (kept = null);
    if (response?.ok) {
      const answer: unknown = await response.json();
      const [token, expiresAt] = [textIn(answer, "token"), numberIn(answer, "expiresAt")];
      if (token === undefined || expiresAt === undefined) throw new Error("The answer with the token for Convex has another shape.");
      kept = { token, expiresAt };
      return token;
    }
    // Without an answer the connection would stay nobody's and the page empty: a limit or a restart passes.
    if (tries === TRIES) throw new Error(`No token for Convex: ${response?.status}`);
    await pause(Math.max(1, Number(response?.headers.get("retry-after") ?? tries)) * 1_000);
  }
}

const pause = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));
