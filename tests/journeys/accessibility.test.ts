import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { z } from "zod";
import { fillRooms } from "../../scripts/screenshots/demo";
import { type Eyes, PLACES, type Shown } from "../../scripts/screenshots/pages";
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
  const bought = await purchase(buyer.person, made.beatId);
  const other = await beat(seller);
  await fillRooms({ seller: seller.person, buyer: buyer.person, beatIds: [made.beatId, other.beatId] });
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

function cookiesOf(who: Exclude<Eyes, "visitor">) {
  return who === "administrator" ? root.cookies() : (who === "buyer" ? buyer : seller).person.cookies();
}

/** What the cast that is walking has made. */
function shown(): Shown {
  const license = bought.order.lines[0]?.license;
  if (!license) throw new Error("The purchase has no licence.");
  return { store: seller.slug, beat: made.slug, beatId: made.beatId, orderId: bought.order.orderId, sessionId: bought.sessionId, verifyId: license.verifyId, openOrderId: left.orderId };
}

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
      await page.goto(house().appUrl + path(shown()));
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
