// `npm run screenshots [-- name …]`: a house of its own with the demo store, and every page × theme × two widths as a PNG.
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { type BrowserContext, chromium, type Page } from "playwright-core";
import { CHROMIUM_ARGUMENTS, findChromium } from "../house/chromium";
import { startHouse } from "../house/house";
import { inRoot } from "../house/paths";
import { anyFreePort } from "../house/ports";
import { DEMO_ADMIN_EMAIL, seedWhenEmpty } from "../seed/main";
import { contactSheet } from "./contact-sheet";
import { showSomething, signInAll } from "./demo";
import { fileName, PLACES } from "./pages";

const OUT = inRoot("screenshots");
const THEMES = ["light", "dark"] as const;
const WIDTHS = [390, 1280] as const;
/** A page that is still busy after this is pictured as it is, and named at the end. */
const PATIENCE_MS = 15_000;

const wanted = process.argv.slice(2);
const say = (line: string) => console.log(`  ${line}`);
const dataDir = mkdtempSync(join(tmpdir(), "backline-screenshots-"));
const [app, convex, convexSite, sandbox] = await Promise.all([anyFreePort(), anyFreePort(), anyFreePort(), anyFreePort()]);
const house = await startHouse({ dataDir, ports: { app, convex, convexSite, sandbox }, environment: { ADMIN_EMAILS: DEMO_ADMIN_EMAIL }, say });
const browser = await chromium.launch({ executablePath: await findChromium(), args: CHROMIUM_ARGUMENTS, headless: true });
const unfinished: string[] = [];
try {
  const logins = await seedWhenEmpty(house, dataDir, DEMO_ADMIN_EMAIL, say);
  if (logins === null) throw new Error("The house has no demo to show.");
  const people = await signInAll(house, logins);
  const shown = await showSomething(house, people);
  const all = PLACES.map((place) => ({ name: fileName(place), path: place.path(shown), as: place.as })).filter(({ name }) => wanted.length === 0 || wanted.includes(name));
  mkdirSync(OUT, { recursive: true });
  const files = new Map(all.map(({ name }) => [name, new Array<string>()]));
  for (const colorScheme of THEMES) {
    for (const width of WIDTHS) {
      for (const shot of all) {
        const context = await browser.newContext({ colorScheme, viewport: { width, height: width < 600 ? 844 : 900 }, reducedMotion: "reduce" });
        if (shot.as !== "visitor") await context.addCookies(people[shot.as].cookies());
        files.get(shot.name)?.push(await take(context, shot.path, `${shot.name}-${colorScheme}-${width}.png`));
        await context.close();
      }
      say(`${colorScheme}, ${width} px: ${all.length} pages`);
    }
  }
  writeFileSync(join(OUT, "index.html"), contactSheet(all.map(({ name, path }) => ({ name, path, files: files.get(name) ?? [] }))));
  for (const file of unfinished) say(`still busy when pictured: ${file}`);
  say(`Look at ${join(OUT, "index.html")}`);
} finally {
  await browser.close();
  await house.stop();
  rmSync(dataDir, { recursive: true, force: true });
}

/** Pictures a whole page once it shows what it has. */
async function take(context: BrowserContext, path: string, file: string): Promise<string> {
  const page = await context.newPage();
  await page.goto(house.appUrl + path);
  if (!(await settled(page))) unfinished.push(file);
  // What is fixed to the window's foot stands at the page's foot then, not across its middle.
  const height = await page.evaluate(() => document.documentElement.scrollHeight);
  const { width } = page.viewportSize() ?? { width: 0 };
  await page.setViewportSize({ width, height });
  await page.screenshot({ path: join(OUT, file) });
  return file;
}

async function settled(page: Page): Promise<boolean> {
  const heading = page.getByRole("heading", { level: 1 }).first().waitFor({ timeout: PATIENCE_MS });
  const quiet = page.waitForFunction(() => document.querySelector("main [aria-busy=true], main [role=status] .animate-spin") === null, null, { timeout: PATIENCE_MS });
  return await Promise.all([heading, quiet, page.waitForLoadState("networkidle", { timeout: PATIENCE_MS }), page.evaluate(() => document.fonts.ready.then(() => true))]).then(
    () => true,
    () => false,
  );
}
