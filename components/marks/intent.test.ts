import { beforeEach, expect, test, vi } from "vitest";

/** The module as a page has it: each page begins with its own. */
async function page() {
  vi.resetModules();
  return await import("./intent");
}

beforeEach(() => {
  const kept = new Map<string, string>();
  vi.stubGlobal("localStorage", { getItem: (key: string) => kept.get(key) ?? null, setItem: (key: string, value: string) => void kept.set(key, value), removeItem: (key: string) => void kept.delete(key) });
});

test("what was wanted is seen to by one part of a page, and is over when the server has answered", async () => {
  const { keepIntent, beginIntent, endIntent } = await page();
  keepIntent("wish", "beat1");
  expect(beginIntent("wish")).toBe("beat1");
  expect(beginIntent("wish")).toBeNull();
  expect(beginIntent("follow")).toBeNull();
  endIntent("wish");
  expect((await page()).beginIntent("wish")).toBeNull();
});

test("a page that is left before the server has answered leaves it to the next one", async () => {
  const first = await page();
  first.keepIntent("wish", "beat1");
  first.beginIntent("wish");
  const next = await page();
  expect(next.beginIntent("wish")).toBe("beat1");
});

test("what was wanted an hour ago is wanted no more", async () => {
  const { keepIntent, beginIntent } = await page();
  keepIntent("follow", "store1");
  vi.spyOn(Date, "now").mockReturnValue(Date.now() + 3_600_001);
  expect(beginIntent("follow")).toBeNull();
  vi.restoreAllMocks();
});
