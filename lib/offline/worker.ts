import { offlinePage } from "./page";

/**
 * The service worker's source. It keeps nothing: no page, no answer, no file. The one document that it shows is written
 * into it, so that it cannot show one person what was another's, nor yesterday's price. Its bytes are its version: a
 * browser that finds others takes the new one at once.
 */
export function offlineWorker(): string {
  const { html, headers } = offlinePage();
  return `const PAGE = ${JSON.stringify(html)};
const HEADERS = ${JSON.stringify(headers)};

self.addEventListener("install", () => self.skipWaiting());
self.addEventListener("activate", (event) => event.waitUntil(begin()));
self.addEventListener("fetch", (event) => {
  const { request } = event;
  // Only documents to read. A download, a form that is sent and everything that a page fetches go their own way.
  if (request.mode !== "navigate" || request.method !== "GET" || new URL(request.url).pathname.startsWith("/api/")) return;
  event.respondWith(answer(event));
});

async function begin() {
  // The page is asked for while the worker wakes, so that it delays nothing.
  await self.registration.navigationPreload?.enable();
  await self.clients.claim();
}

async function answer(event) {
  try {
    return (await event.preloadResponse) ?? (await fetch(event.request));
  } catch {
    return new Response(PAGE, { status: 503, headers: HEADERS });
  }
}
`;
}

/** What browsers get in its place while it is switched off: it takes itself away, and pages reach the server as if it had never been. */
export const RETIRED_WORKER = `self.addEventListener("install", () => self.skipWaiting());
self.addEventListener("activate", (event) => event.waitUntil(self.registration.unregister()));
`;
