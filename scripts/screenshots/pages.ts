/** Whose eyes a page is seen with. */
export type Eyes = "visitor" | "buyer" | "seller" | "administrator";

/** Every page of the product that can be opened by an address: what `npm run screenshots` pictures and what axe reads in both themes and widths. */
export interface Place {
  name: string;
  path: (shown: Shown) => string;
  as: Eyes;
}

/** What there has to be for every page to have something to show. */
export interface Shown {
  /** Slugs. */
  store: string;
  beat: string;
  beatId: string;
  /** A paid order, its checkout and its licence's public page. */
  orderId: string;
  sessionId: string;
  verifyId: string;
  /** An order whose checkout is still open. */
  openOrderId: string;
}

const STANDING = ["about", "help", "licences", "pricing", "privacy", "terms", "accessibility"];
const ADMIN_ROOMS = ["", "/orders", "/incidents", "/reviews", "/events", "/work", "/mail", "/audit"];

export const PLACES: readonly Place[] = [
  { name: "home", path: () => "/", as: "visitor" },
  { name: "beats", path: () => "/beats", as: "visitor" },
  { name: "beats, narrowed", path: () => "/beats?genre=trap&bpm=100-130&sort=cheapest", as: "visitor" },
  { name: "beats, none found", path: () => "/beats?q=nothing+like+it&key=A+minor&match=1", as: "visitor" },
  { name: "creators", path: () => "/creators", as: "visitor" },
  { name: "a beat", path: ({ beat }) => `/beats/${beat}`, as: "visitor" },
  { name: "a beat, with a code that is none", path: ({ beat }) => `/beats/${beat}?coupon=NOTHING`, as: "buyer" },
  { name: "an empty cart", path: () => "/cart", as: "visitor" },
  { name: "a cart", path: () => "/cart", as: "buyer" },
  { name: "no such beat", path: () => "/beats/no-such-beat", as: "visitor" },
  { name: "a store", path: ({ store }) => `/${store}`, as: "visitor" },
  { name: "no such store", path: () => "/no-such-store", as: "visitor" },
  { name: "sign in", path: () => "/sign-in", as: "visitor" },
  { name: "sign up", path: () => "/sign-up", as: "visitor" },
  { name: "sign in by mail", path: () => "/sign-in/link", as: "visitor" },
  { name: "a dead link", path: () => "/sign-in/link/confirm?token=x", as: "visitor" },
  { name: "sign in, cancelled elsewhere", path: () => "/sign-in?error=cancelled&provider=google", as: "visitor" },
  { name: "forgot password", path: () => "/forgot-password", as: "visitor" },
  { name: "a dead link for a password", path: () => "/reset-password?token=x", as: "visitor" },
  { name: "sell", path: () => "/sell", as: "visitor" },
  ...STANDING.map((page) => ({ name: page, path: () => `/${page}`, as: "visitor" as const })),
  { name: "checkout left", path: ({ beat }) => `/checkout/cancel?beat=${beat}`, as: "visitor" },
  { name: "verification", path: ({ verifyId }) => `/verify/${verifyId}`, as: "visitor" },
  { name: "no such licence", path: () => "/verify/no-such-licence", as: "visitor" },
  { name: "not found", path: () => "/no/such/page", as: "visitor" },
  { name: "a beat that one holds", path: ({ beat }) => `/beats/${beat}`, as: "buyer" },
  { name: "open a store", path: () => "/sell", as: "buyer" },
  { name: "checkout to go on with", path: ({ beat, openOrderId }) => `/checkout/cancel?beat=${beat}&order=${openOrderId}`, as: "buyer" },
  { name: "checkout done", path: ({ sessionId }) => `/checkout/success?session_id=${sessionId}`, as: "buyer" },
  { name: "library", path: () => "/library", as: "buyer" },
  { name: "orders", path: () => "/orders", as: "buyer" },
  { name: "an order", path: ({ orderId }) => `/orders/${orderId}`, as: "buyer" },
  { name: "an order not finished", path: ({ openOrderId }) => `/orders/${openOrderId}`, as: "buyer" },
  { name: "downloads", path: () => "/library/downloads", as: "buyer" },
  { name: "offers made", path: () => "/library/offers", as: "buyer" },
  { name: "wishlist", path: () => "/wishlist", as: "buyer" },
  { name: "following", path: () => "/following", as: "buyer" },
  { name: "welcome", path: () => "/welcome", as: "buyer" },
  { name: "settings", path: () => "/settings", as: "buyer" },
  { name: "a dead link for a new address", path: () => "/settings/confirm-email?token=x", as: "buyer" },
  { name: "studio", path: () => "/studio", as: "seller" },
  { name: "add a beat", path: () => "/studio/beats/new", as: "seller" },
  { name: "deals", path: () => "/studio/deals", as: "seller" },
  { name: "offers received", path: () => "/studio/offers", as: "seller" },
  { name: "reviews received", path: () => "/studio/reviews", as: "seller" },
  { name: "the store's desk", path: () => "/studio/store", as: "seller" },
  { name: "sales", path: () => "/studio/sales", as: "seller" },
  { name: "a sale", path: ({ orderId }) => `/studio/sales/${orderId}`, as: "seller" },
  { name: "balance", path: () => "/studio/balance", as: "seller" },
  { name: "analytics", path: () => "/studio/analytics", as: "seller" },
  { name: "analytics, own dates", path: () => "/studio/analytics?from=2026-01-01&to=2026-06-30", as: "seller" },
  { name: "nothing in the studio", path: () => "/studio/sales/nothing", as: "seller" },
  ...ADMIN_ROOMS.map((room) => ({ name: `administration${room}`, path: () => `/admin${room}`, as: "administrator" as const })),
  { name: "an order, for administrators", path: ({ orderId }) => `/admin/orders/${orderId}`, as: "administrator" },
  { name: "a beat on its maker's desk", path: ({ beatId }) => `/studio/beats/${beatId}`, as: "seller" },
];

/** A place's name as a file's: "a beat, with a code" is `a-beat-with-a-code`. */
export function fileName({ name }: Place): string {
  return name.toLowerCase().replace(/[^a-z0-9]+/g, "-");
}
