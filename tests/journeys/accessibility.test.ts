import type { Page } from "playwright-core";
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

let visitor: OpenBrowser;
let signedIn: OpenBrowser;
let seller: Creator;
let made: TestBeat;
let buyer: Member;
let root: Awaited<ReturnType<typeof admin>>;
let bought: Awaited<ReturnType<typeof purchase>>;
let left: OrderView;

beforeAll(async () => {
  seller = await creator();
  made = await beat(seller);
  const convex = await seller.person.convex();
  await convex.mutation(api.deals.coupons.create, { code: "SPRING", discount: { kind: "percent", percent: 20 }, beatIds: null, tiers: null, minAmount: 0, startsAt: null, endsAt: null, maxUses: 5, maxPerBuyer: 1, enabled: true });
  buyer = await member();
  bought = await purchase(buyer.person, made.beatId);
  const { sessionId } = await checkout(buyer.person, made.beatId, "exclusive");
  left = await orderWhen(buyer.person, sessionId, ({ payment }) => payment === "open");
  root = await admin();
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
  { name: "checkout left", path: () => `/checkout/cancel?beat=${made.slug}`, as: "visitor" },
  { name: "verification", path: () => `/verify/${bought.order.lines[0]?.license?.verifyId}`, as: "visitor" },
  { name: "not found", path: () => "/no/such/page", as: "visitor" },
  { name: "open a store", path: () => "/sell", as: "buyer" },
  { name: "checkout to go on with", path: () => `/checkout/cancel?beat=${made.slug}&order=${left.orderId}`, as: "buyer" },
  { name: "checkout done", path: () => `/checkout/success?session_id=${bought.sessionId}`, as: "buyer" },
  { name: "library", path: () => "/library", as: "buyer" },
  { name: "studio", path: () => "/studio", as: "seller" },
  { name: "add a beat", path: () => "/studio/beats/new", as: "seller" },
  { name: "deals", path: () => "/studio/deals", as: "seller" },
  { name: "sales", path: () => "/studio/sales", as: "seller" },
  { name: "a sale", path: () => `/studio/sales/${bought.order.orderId}`, as: "seller" },
  { name: "balance", path: () => "/studio/balance", as: "seller" },
  ...["", "/orders", "/incidents", "/events", "/work", "/mail", "/audit"].map((room) => ({ name: `administration${room}`, path: () => `/admin${room}`, as: "administrator" as const })),
  { name: "an order, for administrators", path: () => `/admin/orders/${bought.order.orderId}`, as: "administrator" },
  { name: "a beat on its maker's desk", path: () => `/studio/beats/${made.beatId}`, as: "seller" },
];

describe.each(["light", "dark"] as const)("%s", (colorScheme) => {
  test.each(PLACES)("$name", async ({ path, as }) => {
    const { context } = as === "visitor" ? visitor : signedIn;
    await context.clearCookies();
    if (as !== "visitor") await context.addCookies(cookiesOf(as));
    const page = await context.newPage();
    await page.emulateMedia({ colorScheme, reducedMotion: "reduce" });
    for (const width of [360, 1280]) {
      await page.setViewportSize({ width, height: 800 });
      await arrive(page, house().appUrl + path());
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

/** Goes to a page; one that stays empty is loaded again, as people do. */
async function arrive(page: Page, url: string, tries = 5): Promise<void> {
  await page.goto(url);
  const heading = page.getByRole("heading", { level: 1 }).first();
  const shown = await heading.waitFor({ timeout: 8_000 }).then(() => true, () => false);
  if (!shown && tries > 1) await arrive(page, url, tries - 1);
  else await heading.waitFor({ timeout: 8_000 });
}
