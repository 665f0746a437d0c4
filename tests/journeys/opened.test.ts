import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import type { Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { z } from "zod";
import { type OpenBrowser, openBrowser } from "../support/browser";
import { beat, type Creator, creator, house } from "../support/world";

/** What opens above a page, in both themes: nothing that axe finds in it or in the page beside it, nothing wider than the window. */
const axe = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");
const findings = z.array(z.object({ id: z.string(), impact: z.string().nullish(), nodes: z.array(z.object({ html: z.string() })) }));

let visitor: OpenBrowser;
let seller: Creator;
beforeAll(async () => {
  seller = await creator();
  await Promise.all([beat(seller), beat(seller)]);
  visitor = await openBrowser();
});
afterAll(async () => await visitor.close());

const OPENED: { name: string; width: number; open: (page: Page) => Promise<void> }[] = [
  {
    name: "the queue",
    width: 1280,
    open: async (page) => {
      await play(page);
      await page.getByRole("button", { name: /^Queue/ }).click();
      await page.getByRole("dialog", { name: "Queue" }).waitFor();
    },
  },
  {
    name: "a phone's player",
    width: 360,
    open: async (page) => {
      await play(page);
      await page.getByRole("button", { name: /^Open the player/ }).click();
      await page.getByRole("dialog").getByRole("link", { name: /Basic lease/ }).waitFor();
    },
  },
  {
    name: "the list of shortcuts",
    width: 1280,
    open: async (page) => {
      await page.keyboard.press("?");
      await page.getByRole("dialog", { name: "Keyboard shortcuts" }).waitFor();
    },
  },
  {
    name: "a beat's menu",
    width: 360,
    open: async (page) => {
      await page.getByRole("main").getByRole("button", { name: /^More about/ }).first().click();
      await page.getByRole("menuitem", { name: "Play next" }).waitFor();
    },
  },
  ...[360, 1280].map((width) => ({
    name: `the header's suggestions at ${width}`,
    width,
    open: async (page: Page) => {
      if (width === 360) await page.getByRole("button", { name: "Search" }).click();
      await page.getByRole("combobox").fill("Test");
      await page.getByRole("option").first().waitFor();
      await page.keyboard.press("ArrowDown");
    },
  })),
];

/** Plays the page's first beat and stops it at once: previews here are short, and what is next should stay next. */
async function play(page: Page): Promise<void> {
  await page.getByRole("main").getByRole("button", { name: /^Play / }).first().click();
  await page.getByRole("region", { name: "Player" }).getByRole("button", { name: /^(Play|Pause) / }).click();
}

describe.each(["light", "dark"] as const)("%s", (colorScheme) => {
  test.each(OPENED)("$name", async ({ width, open }) => {
    const page = await visitor.context.newPage();
    await page.emulateMedia({ colorScheme, reducedMotion: "reduce" });
    await page.setViewportSize({ width, height: 800 });
    await page.goto(`${house().appUrl}/${seller.slug}`);
    await page.evaluate(() => localStorage.clear());
    await page.reload();
    await page.waitForLoadState("networkidle");
    await open(page);
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(width);
    await page.addScriptTag({ content: axe }).catch(() => page.evaluate(axe));
    // What opens stands at the end of the document, outside its landmarks, and has the keyboard from the start.
    const found = findings.parse(await page.evaluate("axe.run(document, { resultTypes: ['violations'], rules: { region: { enabled: false } } }).then(({ violations }) => violations)"));
    expect(found.map(({ id, impact, nodes }) => `${impact} ${id}: ${nodes[0]?.html.slice(0, 160)}`)).toEqual([]);
    await page.close();
  });
});
