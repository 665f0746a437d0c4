export interface PageSecurity {
  /** Unguessable, new for every page. */
  nonce: string;
  appUrl: string;
  /** Where the browser's live connection goes. */
  convexUrl: string;
  /** Where the browser uploads to; absent = UploadThing's own ingest hosts. */
  ingestUrl: string | undefined;
  /** Where the browser reaches Clerk's Frontend API, where Clerk keeps the accounts. */
  clerkOrigin: string | undefined;
  development: boolean;
}

/** The headers of every page: nothing loads from, and nothing is sent to, a host that is not named here. */
export function pageSecurityHeaders(security: PageSecurity): Record<string, string> {
  return {
    "content-security-policy": contentSecurityPolicy(security),
    "x-content-type-options": "nosniff",
    "x-frame-options": "DENY",
    // Links in mails carry tokens: no other site learns the address of a page of ours.
    "referrer-policy": "same-origin",
    "permissions-policy": "camera=(), microphone=(), geolocation=(), browsing-topics=()",
    "cross-origin-opener-policy": "same-origin",
    ...(isHttps(security.appUrl) ? { "strict-transport-security": "max-age=31536000; includeSubDomains" } : {}),
  };
}

/** https://clerk.com/docs/guides/secure/best-practices/csp-headers; its script hosts are not needed under `strict-dynamic`. */
const CLERK_IMAGES = "https://img.clerk.com";
const CLERK_CHALLENGES = "https://challenges.cloudflare.com";

/**
 * Scripts run by nonce only; what they load themselves is trusted with them (`strict-dynamic`: Next loads its chunks
 * so). Styles may be inline: React writes `style` attributes, and dialogs and toasts style elements of their own.
 */
export function contentSecurityPolicy({ nonce, appUrl, convexUrl, ingestUrl, clerkOrigin, development }: PageSecurity): string {
  const convex = new URL(convexUrl);
  const socket = `${convex.protocol === "https:" ? "wss" : "ws"}://${convex.host}`;
  const upload = ingestUrl === undefined ? "https://*.ingest.uploadthing.com" : new URL(ingestUrl).origin;
  const directives: Record<string, string[]> = {
    "default-src": ["'self'"],
    "script-src": ["'self'", `'nonce-${nonce}'`, "'strict-dynamic'", ...(development ? ["'unsafe-eval'"] : [])],
    "style-src": ["'self'", "'unsafe-inline'"],
    "img-src": ["'self'", "blob:", "data:", ...(clerkOrigin === undefined ? [] : [CLERK_IMAGES])],
    "font-src": ["'self'"],
    "media-src": ["'self'", "blob:"],
    // Clerk's scripts keep the time in a worker made from a blob. By name, because without it `strict-dynamic` would decide, and that takes no address for an answer.
    "worker-src": ["'self'", ...(clerkOrigin === undefined ? [] : ["blob:"])],
    "connect-src": ["'self'", convex.origin, socket, upload, ...(clerkOrigin === undefined || clerkOrigin === appUrl ? [] : [clerkOrigin]), ...(development ? [appUrl.replace(/^http/, "ws")] : [])],
    "object-src": ["'none'"],
    "base-uri": ["'none'"],
    "form-action": ["'self'"],
    "frame-ancestors": ["'none'"],
    // Clerk asks Cloudflare whether a person signs up.
    ...(clerkOrigin === undefined ? {} : { "frame-src": [CLERK_CHALLENGES] }),
  };
  const rules = Object.entries(directives).map(([name, sources]) => `${name} ${sources.join(" ")}`);
  return [...rules, ...(isHttps(appUrl) ? ["upgrade-insecure-requests"] : [])].join("; ");
}

function isHttps(url: string): boolean {
  return url.startsWith("https:");
}
