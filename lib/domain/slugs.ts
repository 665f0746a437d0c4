/** Lower case letters and digits in groups joined by single hyphens. */
const SLUG = /^[a-z0-9]+(?:-[a-z0-9]+)*$/;
export const SLUG_BOUNDS = { min: 3, max: 40 } as const;

/**
 * First path segments that belong to the product: every page, every documented route's first segment and what browsers and
 * crawlers ask for by convention. A store may not take one, since stores are to live at `/<slug>`.
 */
export const RESERVED_SLUGS: ReadonlySet<string> = new Set([
  // pages
  "about", "academy", "accessibility", "account", "admin", "ai", "artist", "artists", "become-a-coach", "beats", "blog", "booking", "bundles",
  "cart", "certificates", "checkout", "coach-application", "coaching", "contact", "copyright", "courses", "create", "creator",
  "creators", "credits", "dashboard", "dmca", "docs", "downloads", "enterprise", "explore", "faq", "feed", "followers", "following", "forgot-password", "guides", "help",
  "home", "leaderboards", "learn", "legal", "library", "licenses", "licences", "login", "logout", "market", "marketplace",
  "memberships", "messages", "mixing", "mixing-services", "music", "new", "notifications", "offline", "onboarding", "orders", "playlists",
  "plugins", "presave", "presaves", "press", "preview", "pricing", "privacy", "privacy-policy", "products", "profile",
  "register", "releases", "reset-password", "reviews", "samples", "search", "security", "sell", "services", "settings", "sign-in",
  "sign-out", "sign-up", "signin", "signout", "signup", "status", "store", "stores", "studio", "submissions", "subscribe",
  "subscriptions", "success", "support", "tags", "tasks", "terms", "terms-of-service", "tips", "unsubscribe", "upgrade", "welcome",
  "verify", "verify-email", "wishlist",
  // API and its documentation
  "api", "api-docs", "app", "auth", "callback", "graphql", "health", "healthz", "internal", "issuer", "oauth", "openapi",
  "openapi.json", "redoc", "rpc", "swagger", "swagger.json", "swagger-json", "trpc", "v1", "v2", "v3", "webhook", "webhooks",
  // what the web asks of every host
  "_next", "assets", "cdn", "favicon", "favicon.ico", "images", "manifest", "manifest.json", "public", "robots", "robots.txt",
  "sitemap", "sitemap.xml", "static", "well-known", "www",
  // names that would mislead
  "administrator", "backline", "billing", "everyone", "me", "mod", "moderator", "null", "official", "owner", "root", "staff",
  "system", "team", "undefined", "user", "users", "you",
]);

export type SlugProblem = "invalid" | "reserved";

/** Why a store may not have this slug, or `null` when the slug itself is fine. Whether it is taken is another question. */
export function slugProblem(slug: string): SlugProblem | null {
  if (slug.length < SLUG_BOUNDS.min || slug.length > SLUG_BOUNDS.max || !SLUG.test(slug)) return "invalid";
  return RESERVED_SLUGS.has(slug) ? "reserved" : null;
}

/** A slug out of a title: accents dropped, everything else that is not a letter or digit becomes a hyphen. May be empty. */
export function slugify(text: string): string {
  return text
    .normalize("NFKD")
    .replace(/\p{M}+/gu, "")
    .toLowerCase()
    .replace(/['’]/g, "")
    .replace(/[^a-z0-9]+/g, "-")
    .slice(0, SLUG_BOUNDS.max)
    .replace(/^-+|-+$/g, "");
}
