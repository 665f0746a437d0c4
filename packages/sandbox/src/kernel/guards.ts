/**
 * Refuses a request that reached the sandbox under a foreign name: a page of another site whose name was made to
 * resolve to 127.0.0.1 (DNS rebinding) still sends its own name as `Host`.
 */
export function refuseForeignHost(request: Request, origin: string): Response | null {
  const own = new URL(origin);
  const url = new URL(request.url);
  if (url.host === own.host) return null;
  const mistyped = url.hostname === "localhost" && url.port === own.port && request.method === "GET";
  // Never served under `localhost`: ports share cookies, so the product's would come along.
  if (mistyped) return Response.redirect(`${origin}${url.pathname}${url.search}`, 307);
  return new Response(`The sandbox answers only as ${origin}.\n`, { status: 421, headers: { "content-type": "text/plain" } });
}

/**
 * Refuses a writing request that another site's page has sent. Programs send neither header; browsers always send
 * `Origin` with POST (the sandbox's pages use `Referrer-Policy: same-origin`, so theirs is not "null").
 */
export function refuseForeignOrigin(request: Request, origin: string): Response | null {
  if (request.method === "GET" || request.method === "HEAD") return null;
  const sender = request.headers.get("origin");
  const site = request.headers.get("sec-fetch-site");
  if ((sender === null || sender === origin) && (site === null || site === "same-origin" || site === "none")) return null;
  return Response.json({ error: "This request comes from another site." }, { status: 403 });
}

/** Completes an answer with the headers every answer of the sandbox carries, unless it has set them itself. */
export function withSafetyHeaders(response: Response, appOrigin: string): Response {
  const headers = new Headers(response.headers);
  const setDefault = (name: string, value: string) => {
    if (!headers.has(name)) headers.set(name, value);
  };
  setDefault("x-content-type-options", "nosniff");
  if (headers.get("content-type")?.startsWith("text/html")) {
    setDefault("content-security-policy", pagePolicy(appOrigin));
    setDefault("referrer-policy", "same-origin");
    setDefault("cache-control", "no-store");
  }
  return new Response(response.body, { status: response.status, statusText: response.statusText, headers });
}

/** Browsers apply `form-action` to the redirect after a form too, and a hosted page sends its visitor back to the product. */
function pagePolicy(appOrigin: string): string {
  return [
    "default-src 'none'",
    "style-src 'self' 'unsafe-inline'",
    "img-src 'self' data:",
    "frame-src 'self'",
    `form-action 'self' ${appOrigin}`,
    "base-uri 'none'",
    "frame-ancestors 'self'",
  ].join("; ");
}
