type ClientEvent = { event: string; properties: Record<string, string | number> };

/** What one request may carry. */
const AT_ONCE = 20;
const WAIT_MS = 1_000;

let waiting: ClientEvent[] = [];
let timer: ReturnType<typeof setTimeout> | null = null;

/** Tells the server what happened, with what else happens in the same second, and before the page goes. Nobody waits for an answer. */
export function report(event: ClientEvent): void {
  if (waiting.length === 0) addEventListener("pagehide", send, { once: true });
  waiting.push(event);
  timer ??= setTimeout(send, WAIT_MS);
}

function send(): void {
  if (timer !== null) clearTimeout(timer);
  timer = null;
  removeEventListener("pagehide", send);
  const events = waiting;
  waiting = [];
  for (let from = 0; from < events.length; from += AT_ONCE) {
    const body = JSON.stringify({ events: events.slice(from, from + AT_ONCE) });
    navigator.sendBeacon("/api/analytics/track", new Blob([body], { type: "application/json" }));
  }
}
