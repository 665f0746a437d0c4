/** Whose eyes a page is seen with. */
export type Eyes = "visitor" | "fan" | "creator" | "admin";
export interface Shot {
  /** Names the picture's file. */
  name: string;
  path: string;
  as: Eyes;
}

/** What the demo house has to show. */
export interface Shown {
  store: string;
  beat: string;
  beatId: string;
  orderId: string;
  sessionId: string;
  verifyId: string;
}

const STANDING = ["about", "help", "licences", "pricing", "privacy", "terms", "accessibility"];
const ADMIN_ROOMS = ["", "/orders", "/incidents", "/events", "/work", "/mail", "/audit"];

/** Every page of the product that can be opened by an address. */
export function shots({ store, beat, beatId, orderId, sessionId, verifyId }: Shown): Shot[] {
  const by = (as: Eyes, pages: Record<string, string>): Shot[] => Object.entries(pages).map(([name, path]) => ({ name, path, as }));
  return [
    ...by("visitor", {
      home: "/",
      beats: "/beats",
      beat: `/beats/${beat}`,
      store: `/${store}`,
      sell: "/sell",
      "sign-in": "/sign-in",
      "sign-up": "/sign-up",
      "sign-in-by-mail": "/sign-in/link",
      "forgot-password": "/forgot-password",
      verification: `/verify/${verifyId}`,
      "checkout-left": `/checkout/cancel?beat=${beat}`,
      "not-found": "/no/such/page",
      "no-such-beat": "/beats/no-such-beat",
      ...Object.fromEntries(STANDING.map((page) => [page, `/${page}`])),
    }),
    ...by("fan", { library: "/library", "checkout-done": `/checkout/success?session_id=${sessionId}`, "beat-owned": `/beats/${beat}`, "open-a-store": "/sell" }),
    ...by("creator", {
      studio: "/studio",
      "studio-beat": `/studio/beats/${beatId}`,
      "studio-new-beat": "/studio/beats/new",
      "studio-store": "/studio/store",
      "studio-deals": "/studio/deals",
      "studio-sales": "/studio/sales",
      "studio-sale": `/studio/sales/${orderId}`,
      "studio-balance": "/studio/balance",
    }),
    ...by("admin", { ...Object.fromEntries(ADMIN_ROOMS.map((room) => [`admin${room.replace("/", "-")}`, `/admin${room}`])), "admin-order": `/admin/orders/${orderId}` }),
  ];
}
