/**
 * Every route file by its folder under `app/`, loaded when the API document is asked for. Two are not here: the
 * document's own, which is asking, and `api/auth/[...all]`, whose operations declare themselves in
 * `lib/auth/embedded/operations.ts`. A test compares this list with the folders.
 */
export const ROUTE_MODULES: Readonly<Record<string, () => Promise<object>>> = {
  "[slug]/atom.xml": () => import("../(store)/[slug]/atom.xml/route"),
  "[slug]/feed.xml": () => import("../(store)/[slug]/feed.xml/route"),
  "api/account/export": () => import("../api/account/export/route"),
  "api/analytics/track": () => import("../api/analytics/track/route"),
  "api/audio/[filename]": () => import("../api/audio/[filename]/route"),
  "api/auth/convex-token": () => import("../api/auth/convex-token/route"),
  "api/beats/contract": () => import("../api/beats/contract/route"),
  "api/beats/create-checkout-session": () => import("../api/beats/create-checkout-session/route"),
  "api/beats/download": () => import("../api/beats/download/route"),
  "api/disputes/[disputeId]/evidence": () => import("../api/disputes/[disputeId]/evidence/route"),
  "api/files/[fileId]": () => import("../api/files/[fileId]/route"),
  "api/health": () => import("../api/health/route"),
  "api/images/[filename]": () => import("../api/images/[filename]/route"),
  "api/internal/work": () => import("../api/internal/work/route"),
  "api/og/beats/[slug]": () => import("../api/og/beats/[slug]/route"),
  "api/og/home": () => import("../api/og/home/route"),
  "api/og/stores/[slug]": () => import("../api/og/stores/[slug]/route"),
  "api/orders/receipt": () => import("../api/orders/receipt/route"),
  "api/studio/analytics/export": () => import("../api/studio/analytics/export/route"),
  "api/studio/sales/export": () => import("../api/studio/sales/export/route"),
  "api/studio/store/image/[slot]": () => import("../api/studio/store/image/[slot]/route"),
  "api/sync-user": () => import("../api/sync-user/route"),
  "api/uploadthing": () => import("../api/uploadthing/route"),
  "api/verify-payment": () => import("../api/verify-payment/route"),
  "api/webhooks/clerk": () => import("../api/webhooks/clerk/route"),
  "api/webhooks/resend": () => import("../api/webhooks/resend/route"),
  "api/webhooks/stripe": () => import("../api/webhooks/stripe/route"),
  "atom.xml": () => import("../atom.xml/route"),
  "feed.xml": () => import("../feed.xml/route"),
  "robots.txt": () => import("../robots.txt/route"),
  "sitemap.xml": () => import("../sitemap.xml/route"),
  "sitemap/[file]": () => import("../sitemap/[file]/route"),
};
