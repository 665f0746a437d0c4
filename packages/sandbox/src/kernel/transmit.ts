import type { Attempt } from "./types";

/** As long as the slowest of the providers here waits for an answer (Stripe: 30 s). */
const TIMEOUT_MS = 30_000;
const RESPONSE_EXCERPT = 2000;

/** What is to be carried: `at` is the moment of the sandbox's clock. */
export interface Letter {
  url: string;
  eventId: string;
  body: string;
  at: number;
}

/** Sends one webhook. This is the only place where a delivery leaves the sandbox. */
export async function transmit({ url, body, at }: Letter, headers: Record<string, string>): Promise<Attempt> {
  const started = performance.now();
  try {
    const response = await fetch(url, {
      method: "POST",
      headers: { "content-type": "application/json; charset=utf-8", ...headers },
      body,
      // Providers do not follow redirects: an endpoint that moved is a failed delivery.
      redirect: "manual",
      signal: AbortSignal.timeout(TIMEOUT_MS),
    });
    const text = await response.text();
    return { at, status: response.status, response: text.slice(0, RESPONSE_EXCERPT), durationMs: since(started), headers };
  } catch (error) {
    return { at, status: null, error: reasonOf(error), durationMs: since(started), headers };
  }
}

function since(started: number): number {
  return Math.round(performance.now() - started);
}

/** Node's fetch says only "fetch failed"; the cause knows more. */
function reasonOf(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  if (error.name === "TimeoutError") return `No answer within ${TIMEOUT_MS / 1000} s`;
  if (error.cause instanceof Error) return error.cause.message || ("code" in error.cause ? String(error.cause.code) : error.message);
  return error.message;
}
