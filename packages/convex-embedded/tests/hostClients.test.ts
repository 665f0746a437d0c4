import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { ConvexClient } from "convex/browser";
import { makeFunctionReference } from "convex/server";
import { startConvex, type ConvexDeployment } from "../index.mjs";
import { api, client, eventually, startFixture, token } from "./hostSupport";

let convex: ConvexDeployment;
beforeAll(async () => {
  convex = await startFixture();
});
afterAll(() => convex.close());

function live(url = convex.url): ConvexClient {
  return new ConvexClient(url, { logger: false });
}

const numbers = (from: number, to: number) => Array.from({ length: to - from + 1 }, (_, index) => from + index);

describe("the official clients", () => {
  test("an optimistic value gives way to the real one without the old one in between", async () => {
    const page = live();
    const seen: number[] = [];
    page.onUpdate(api.messages.counter, { name: "optimistic" }, (value) => seen.push(value));
    await eventually(async () => seen, ({ length }) => length === 1);
    for (let round = 1; round <= 10; round += 1) {
      await page.mutation(
        api.messages.increment,
        { name: "optimistic" },
        { optimisticUpdate: (store, { name }) => store.setQuery(api.messages.counter, { name }, (store.getQuery(api.messages.counter, { name }) ?? 0) + 1) },
      );
    }
    expect(seen).toEqual([...seen].sort((one, other) => one - other));
    expect(seen.at(-1)).toBe(10);
    await page.close();
  });

  test("a mutation that changes nothing is answered, and one that fails with its own data", async () => {
    const page = live();
    const failed = page.mutation(api.messages.send, { author: "x", body: "boom" });
    await expect(failed).rejects.toMatchObject({ data: { code: "BAD" } });
    expect(await page.mutation(api.live.lengthOf, { text: "four" })).toBe(4);
    await page.close();
  });

  test("a client whose token is refused brings a fresh one and goes on as that user", async () => {
    const page = live();
    const asked: boolean[] = [];
    const states: boolean[] = [];
    const good = await token("fresh");
    page.setAuth(
      async ({ forceRefreshToken }) => {
        asked.push(forceRefreshToken);
        return forceRefreshToken ? good : await token("stale", { audience: "elsewhere" });
      },
      (isAuthenticated) => states.push(isAuthenticated),
    );
    const who: (string | null)[] = [];
    page.onUpdate(api.messages.whoami, {}, (value) => who.push(value.who));
    await eventually(async () => who.at(-1), (last) => last === "fresh");
    expect(asked.slice(0, 2)).toEqual([false, true]);
    expect(states.at(-1)).toBe(true);
    expect(who).not.toContain("stale");
    await page.close();
  });

  test("signing in, changing over and signing out change what is seen", async () => {
    const page = live();
    const seen: (string | null)[] = [];
    page.onUpdate(api.messages.whoami, {}, ({ who }) => seen.push(who));
    await eventually(async () => seen.at(-1), (last) => last === null);
    page.setAuth(() => token("ann"));
    await eventually(async () => seen.at(-1), (last) => last === "ann");
    page.setAuth(() => token("bob"));
    await eventually(async () => seen.at(-1), (last) => last === "bob");
    page.client.clearAuth();
    await eventually(async () => seen.at(-1), (last) => last === null);
    expect(seen.filter((who, index) => who !== seen[index - 1])).toEqual([null, "ann", "bob", null]);
    await page.close();
  });

  test("a mutation sent while the deployment is away is applied once when it is back, and the queries go on", async () => {
    const dataDir = mkdtempSync(join(tmpdir(), "host-away-"));
    const before = await startFixture({ dataDir });
    const page = live(before.url);
    const seen: number[] = [];
    page.onUpdate(api.messages.counter, { name: "away" }, (value) => seen.push(value));
    expect(await page.mutation(api.messages.increment, { name: "away" })).toBe(1);
    await before.close();
    const sent = page.mutation(api.messages.increment, { name: "away" });
    const after = await startConvex({ dataDir, port: Number(new URL(before.url).port), sitePort: 0, allowedOrigins: [] });
    expect(await sent).toBe(2);
    expect(seen.at(-1)).toBe(2);
    await page.close();
    await after.close();
    rmSync(dataDir, { recursive: true });
  });
});

describe("paginated queries of the official client", () => {
  /** As the client's users see it: the client itself adds which page it wants. */
  const pageOf = makeFunctionReference<"query", { author: string }>("live:pageOf");

  interface Shown {
    numbers: (number | undefined)[];
    status: string;
    loadMore: (count: number) => boolean;
  }

  /** Everything a paginated query has shown so far, newest last. */
  function paginated(page: ConvexClient, author: string, initialNumItems: number): Shown[] {
    const shown: Shown[] = [];
    // The callback's declared type is that of one page; what it is given is `PaginatedQueryResult`.
    page.onPaginatedUpdate_experimental(pageOf, { author }, { initialNumItems }, (update: object) => {
      const field = (name: string): unknown => Reflect.get(update, name);
      const [rows, loadMore] = [field("results"), field("loadMore")];
      if (!Array.isArray(rows) || typeof loadMore !== "function") throw new Error("convex answers paginated queries in another way");
      shown.push({ numbers: rows.map(({ n }) => n), status: String(field("status")), loadMore: (count) => loadMore(count) === true });
    });
    return shown;
  }

  const shows = (shown: Shown[], expected: number[]) => eventually(async () => shown.at(-1)?.numbers, (now) => JSON.stringify(now) === JSON.stringify(expected));

  test("load page after page to the end, without a gap or a repetition while rows come and go", async () => {
    await client(convex).mutation(api.live.fill, { author: "pages", numbers: numbers(1, 25) });
    const page = live();
    const shown = paginated(page, "pages", 10);
    await shows(shown, numbers(1, 10));
    expect(shown.at(-1)?.loadMore(10)).toBe(true);
    await shows(shown, numbers(1, 20));
    await client(convex).mutation(api.live.clear, { author: "pages", n: 3 });
    await client(convex).mutation(api.live.fill, { author: "pages", numbers: [10.5, 3.5] });
    await shows(shown, [1, 2, 3.5, 4, 5, 6, 7, 8, 9, 10, 10.5, ...numbers(11, 20)]);
    shown.at(-1)?.loadMore(10);
    await shows(shown, [1, 2, 3.5, 4, 5, 6, 7, 8, 9, 10, 10.5, ...numbers(11, 25)]);
    expect(shown.at(-1)?.status).toBe("Exhausted");
    for (const { numbers: rows } of shown) expect(rows).toEqual([...new Set(rows)].sort((one, other) => Number(one) - Number(other)));
    await page.close();
  });

  test("a page that grew past twice its size is split, and both halves stay live", async () => {
    await client(convex).mutation(api.live.fill, { author: "grows", numbers: [1, 2, 3, 4, 100, 101] });
    const page = live();
    const shown = paginated(page, "grows", 5);
    await shows(shown, [1, 2, 3, 4, 100]);
    await client(convex).mutation(api.live.fill, { author: "grows", numbers: numbers(10, 30) });
    await shows(shown, [1, 2, 3, 4, ...numbers(10, 30), 100]);
    await client(convex).mutation(api.live.fill, { author: "grows", numbers: [0, 50] });
    await shows(shown, [0, 1, 2, 3, 4, ...numbers(10, 30), 50, 100]);
    await client(convex).mutation(api.live.clear, { author: "grows", n: 12 });
    await shows(shown, [0, 1, 2, 3, 4, 10, 11, ...numbers(13, 30), 50, 100]);
    await page.close();
  });

  test("a page that grew past what one transaction may read is split until all of it is there", async () => {
    const body = "x".repeat(900_000);
    await client(convex).mutation(api.live.fill, { author: "large", numbers: [0, 1000, 1001] });
    const page = live();
    const shown = paginated(page, "large", 2);
    await shows(shown, [0, 1000]);
    for (const n of [1, 11]) await client(convex).mutation(api.live.fill, { author: "large", numbers: numbers(n, n + 9), body });
    await shows(shown, [...numbers(0, 20), 1000]);
    await page.close();
  }, 60_000);
});
