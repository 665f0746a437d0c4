import type { Page } from "playwright-core";
import { beforeAll, expect, test } from "vitest";
import { type OpenBrowser, openBrowser } from "../support/browser";
import { beat, creator, house, member } from "../support/world";

/** Pages that are drawn at once and whose code comes with the first sign of somebody (`components/late`). */
const PHONE = { viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true };

let paths: string[];
beforeAll(async () => {
  const seller = await creator();
  const { slug } = await beat(seller);
  paths = ["/", "/beats", `/beats/${slug}`, `/${seller.slug}`];
});

test("nobody's visit fetches only what the document names, and everything is to be seen", async () => {
  await withPhone(async ({ context }) => {
    for (const path of paths) {
      const page = await context.newPage();
      const scripts = scriptsOf(page);
      await page.goto(house().appUrl + path, { waitUntil: "networkidle" });
      const named = new Set(await page.locator("script[src]").evaluateAll((tags) => tags.map((tag) => (tag instanceof HTMLScriptElement ? tag.src : ""))));
      expect(scripts().filter((url) => !named.has(url) && !url.includes("/sw.js"))).toEqual([]);
      expect(await page.getByRole("button", { name: /^Play / }).count()).toBeGreaterThan(0);
      await page.close();
    }
  });
});

test("the first press of a visit is done, although its button did not answer yet", async () => {
  await withPhone(async ({ context }) => {
    for (const path of paths) {
      const page = await context.newPage();
      await page.goto(house().appUrl + path, { waitUntil: "networkidle" });
      await page.getByRole("button", { name: /^Play / }).first().tap();
      await page.getByRole("button", { name: /^Pause / }).first().waitFor();
      await page.close();
    }
  });
});

test("what screen readers press without a pointer is done too", async () => {
  await withPhone(async ({ context }) => {
    const page = await context.newPage();
    await page.goto(`${house().appUrl}${paths[2]}`, { waitUntil: "networkidle" });
    await page.getByRole("button", { name: "Theme" }).dispatchEvent("click");
    await page.getByRole("menu").waitFor();
  });
});

test("what was written before its field answered is looked for, with the caret where it was", async () => {
  await withPhone(async ({ context }) => {
    const page = await context.newPage();
    await page.goto(`${house().appUrl}/beats`, { waitUntil: "networkidle" });
    const box = page.locator("main input[type=search], main input[name=q]").first();
    await box.fill("nothing is called so");
    await page.waitForURL(/q=nothing/);
    expect(await box.inputValue()).toBe("nothing is called so");
    expect(await box.evaluate((field) => (field instanceof HTMLInputElement ? field.selectionStart : null))).toBe("nothing is called so".length);
  });
});

test("a page whose code cannot be fetched at first stays as it is and answers when it can", async () => {
  await withPhone(async ({ context }) => {
    const page = await context.newPage();
    await page.goto(house().appUrl + paths[1], { waitUntil: "networkidle" });
    let refused = 0;
    await page.route("**/_next/static/**/*.js", (route) => (refused++ < 1 ? route.abort() : route.continue()));
    await page.getByRole("button", { name: /^Play / }).first().tap();
    await page.getByRole("button", { name: /^Pause / }).first().waitFor();
    expect(refused).toBeGreaterThan(0);
  });
});

test("whoever is signed in does not wait for a sign of themselves", async () => {
  const { person } = await member();
  await withPhone(async ({ context }) => {
    await context.addCookies(person.cookies());
    const page = await context.newPage();
    await page.goto(`${house().appUrl}${paths[2]}`, { waitUntil: "networkidle" });
    expect(await page.locator("button[data-play]").first().evaluate((button) => Object.keys(button).some((key) => key.startsWith("__react")))).toBe(true);
  });
});

function scriptsOf(page: Page): () => string[] {
  const seen: string[] = [];
  page.on("request", (request) => {
    if (request.resourceType() === "script") seen.push(request.url());
  });
  return () => seen;
}

async function withPhone(run: (browser: OpenBrowser) => Promise<void>): Promise<void> {
  const browser = await openBrowser(PHONE);
  try {
    await run(browser);
  } finally {
    await browser.close();
  }
}
