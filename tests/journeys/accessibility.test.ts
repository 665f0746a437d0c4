import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { z } from "zod";
import { api } from "../../convex/_generated/api";
import { type OpenBrowser, openBrowser } from "../support/browser";
import { admin, beat, checkout, type Creator, creator, house, type Member, member, type OrderView, orderWhen, purchase, type TestBeat } from "../support/world";

/** Every page, in both themes, on a phone and on a desk: nothing that axe calls serious, nothing wider than the window. */
const axe = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");
const findings = z.array(z.object({ id: z.string(), impact: z.string().nullish(), nodes: z.array(z.object({ html: z.string() })) }));

/**
 * Who walks: a cast of their own for each theme and width, because nobody loads as many pages in a minute as this file does,
 * and the route that mints their connections' tokens says so. The names below are those of the cast that is walking.
 */
interface Cast {
  seller: Creator;
  made: TestBeat;
  buyer: Member;
  root: Awaited<ReturnType<typeof admin>>;
  bought: Awaited<ReturnType<typeof purchase>>;
  left: OrderView;
}
const THEMES = ["light", "dark"] as const;
const WIDTHS = [360, 1280] as const;
const STAGES = THEMES.flatMap((theme) => WIDTHS.map((width) => ({ theme, width })));

let visitor: OpenBrowser;
let signedIn: OpenBrowser;
let casts: Cast[];
let seller: Creator;
let made: TestBeat;
let buyer: Member;
let root: Cast["root"];
let bought: Cast["bought"];
let left: OrderView;

async function gather(nth: number): Promise<Cast> {
  const seller = await creator();
  const [made, buyer, root] = [await beat(seller), await member(), await admin(nth)];
  const desk = await seller.person.convex();
  await desk.mutation(api.deals.coupons.create, { code: "SPRING", discount: { kind: "percent", percent: 20 }, beatIds: null, tiers: null, minAmount: 0, startsAt: null, endsAt: null, maxUses: 5, maxPerBuyer: 1, enabled: true });
  const fan = await member();
  for (const tierType of ["basic", "exclusive"] as const) await desk.mutation(api.deals.offers.setFloor, { tierType, floor: 1_000, enabled: true });
  for (const { person } of [buyer, fan]) await (await person.convex()).mutation(api.deals.offers.make, { beatId: made.beatId, tierType: "exclusive", amount: 30_000, message: "For my first EP." });
  const fond = await buyer.person.convex();
  await fond.mutation(api.wishlist.mutations.set, { beatId: made.beatId, wished: true });
  const store = await desk.query(api.stores.queries.mine, {});
  if (store !== null) await fond.mutation(api.follows.mutations.set, { storeId: store.storeId, following: true });
  const bought = await purchase(buyer.person, made.beatId);
  const { sessionId } = await checkout(buyer.person, made.beatId, "exclusive");
  return { seller, made, buyer, root, bought, left: await orderWhen(buyer.person, sessionId, ({ payment }) => payment === "open") };
}

beforeAll(async () => {
  casts = await Promise.all(STAGES.map((_, nth) => gather(nth)));
  [visitor, signedIn] = [await openBrowser(), await openBrowser()];
});
afterAll(async () => {
  await visitor.close();
  await signedIn.close();
});

function cookiesOf(who: Exclude<Place["as"], "visitor">) {
  return who === "administrator" ? root.cookies() : (who === "buyer" ? buyer : seller).person.cookies();
}

interface Place {
  name: string;
  path: () => string;
  as: "visitor" | "buyer" | "seller" | "administrator";
}
const PLACES: Place[] = [
  { name: "home", path: () => "/", as: "visitor" },
  { name: "beats", path: () => "/beats", as: "visitor" },
  { name: "beats, narrowed", path: () => "/beats?genre=trap&bpm=100-130&sort=cheapest", as: "visitor" },
  { name: "beats, none found", path: () => "/beats?q=nothing+like+it&key=A+minor&match=1", as: "visitor" },
  { name: "creators", path: () => "/creators", as: "visitor" },
  { name: "a beat", path: () => `/beats/${made.slug}`, as: "visitor" },
  { name: "a beat, with a code that is none", path: () => `/beats/${made.slug}?coupon=NOTHING`, as: "buyer" },
  { name: "a store", path: () => `/${seller.slug}`, as: "visitor" },
  { name: "sign in", path: () => "/sign-in", as: "visitor" },
  { name: "sign up", path: () => "/sign-up", as: "visitor" },
  { name: "sign in by mail", path: () => "/sign-in/link", as: "visitor" },
  { name: "a dead link", path: () => "/sign-in/link/confirm?token=x", as: "visitor" },
  { name: "sign in, cancelled elsewhere", path: () => "/sign-in?error=cancelled&provider=google", as: "visitor" },
  { name: "forgot password", path: () => "/forgot-password", as: "visitor" },
  { name: "a dead link for a password", path: () => "/reset-password?token=x", as: "visitor" },
  { name: "sell", path: () => "/sell", as: "visitor" },
  ...["about", "help", "licences", "pricing", "privacy", "terms", "accessibility"].map((page) => ({ name: page, path: () => `/${page}`, as: "visitor" as const })),
  { name: "checkout left", path: () => `/checkout/cancel?beat=${made.slug}`, as: "visitor" },
  { name: "verification", path: () => `/verify/${bought.order.lines[0]?.license?.verifyId}`, as: "visitor" },
  { name: "not found", path: () => "/no/such/page", as: "visitor" },
  { name: "open a store", path: () => "/sell", as: "buyer" },
  { name: "checkout to go on with", path: () => `/checkout/cancel?beat=${made.slug}&order=${left.orderId}`, as: "buyer" },
  { name: "checkout done", path: () => `/checkout/success?session_id=${bought.sessionId}`, as: "buyer" },
  { name: "library", path: () => "/library", as: "buyer" },
  { name: "orders", path: () => "/orders", as: "buyer" },
  { name: "an order", path: () => `/orders/${bought.order.orderId}`, as: "buyer" },
  { name: "an order not finished", path: () => `/orders/${left.orderId}`, as: "buyer" },
  { name: "settings", path: () => "/settings", as: "buyer" },
  { name: "a dead link for a new address", path: () => "/settings/confirm-email?token=x", as: "buyer" },
  { name: "downloads", path: () => "/library/downloads", as: "buyer" },
  { name: "offers made", path: () => "/library/offers", as: "buyer" },
  { name: "wishlist", path: () => "/wishlist", as: "buyer" },
  { name: "following", path: () => "/following", as: "buyer" },
  { name: "studio", path: () => "/studio", as: "seller" },
  { name: "add a beat", path: () => "/studio/beats/new", as: "seller" },
  { name: "deals", path: () => "/studio/deals", as: "seller" },
  { name: "offers received", path: () => "/studio/offers", as: "seller" },
  { name: "the store's desk", path: () => "/studio/store", as: "seller" },
  { name: "sales", path: () => "/studio/sales", as: "seller" },
  { name: "a sale", path: () => `/studio/sales/${bought.order.orderId}`, as: "seller" },
  { name: "balance", path: () => "/studio/balance", as: "seller" },
  { name: "analytics", path: () => "/studio/analytics", as: "seller" },
  { name: "analytics, own dates", path: () => "/studio/analytics?from=2026-01-01&to=2026-06-30", as: "seller" },
  ...["", "/orders", "/incidents", "/events", "/work", "/mail", "/audit"].map((room) => ({ name: `administration${room}`, path: () => `/admin${room}`, as: "administrator" as const })),
  { name: "an order, for administrators", path: () => `/admin/orders/${bought.order.orderId}`, as: "administrator" },
  { name: "a beat on its maker's desk", path: () => `/studio/beats/${made.beatId}`, as: "seller" },
];

describe.each(THEMES)("%s", (colorScheme) => {
  test.each(PLACES)("$name", async ({ path, as }) => {
    const { context } = as === "visitor" ? visitor : signedIn;
    const page = await context.newPage();
    await page.emulateMedia({ colorScheme, reducedMotion: "reduce" });
    for (const width of WIDTHS) {
      enter(colorScheme, width);
      await context.clearCookies();
      if (as !== "visitor") await context.addCookies(cookiesOf(as));
      await page.setViewportSize({ width, height: 800 });
      await page.goto(house().appUrl + path());
      await page.getByRole("heading", { level: 1 }).first().waitFor();
      // What is live has arrived: axe must see the page as people do, not its skeleton.
      await page.waitForLoadState("networkidle");
      await page.waitForFunction(() => document.querySelector("main [aria-busy=true]") === null);
      expect(await page.evaluate(() => document.documentElement.scrollWidth), `width at ${width}`).toBeLessThanOrEqual(width);
      await page.addScriptTag({ content: axe }).catch(() => page.evaluate(axe));
      const found = findings.parse(await page.evaluate("axe.run(document, { resultTypes: ['violations'] }).then(({ violations }) => violations)"));
      expect(found.map(({ id, impact, nodes }) => `${impact} ${id}: ${nodes[0]?.html.slice(0, 160)}`)).toEqual([]);
    }
    await page.close();
  });
});

/** The cast of this theme and width walks from here on. */
function enter(theme: (typeof THEMES)[number], width: (typeof WIDTHS)[number]): void {
  const cast = casts[STAGES.findIndex((stage) => stage.theme === theme && stage.width === width)];
  if (cast === undefined) throw new Error("Nobody walks in this theme and width.");
  ({ seller, made, buyer, root, bought, left } = cast);
}
