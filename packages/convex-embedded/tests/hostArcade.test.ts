import { ConvexClient } from "convex/browser";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { ConvexDeployment } from "../index.mjs";
import { startConvex } from "../index.mjs";
import { api } from "./arcade-app/convex/_generated/api";
import { officialCli } from "./cliSupport";
import { ARCADE_FIXTURE, client, eventually } from "./hostSupport";

/** An app as people write them: components of the registry in several instances, and inside a component of its own that is there twice. */
let convex: ConvexDeployment;
let pushed: string;
beforeAll(async () => {
  convex = await startConvex({ memory: true, allowedOrigins: [] });
  pushed = await officialCli(convex, ARCADE_FIXTURE, "deploy", "--yes", "--typecheck", "disable", "--codegen", "disable");
}, 120_000);
afterAll(() => convex.close());

const http = () => client(convex);

test("the official CLI pushes it and names every component that it installed", () => {
  for (const path of ["byScore", "byPlayer", "rateLimiter", "weekly", "weekly/ranking", "weekly/rateLimiter", "monthly", "monthly/ranking/batchWorker"]) expect(pushed).toContain(`Installed component ${path}.`);
});

describe("two instances of one component", () => {
  test("each keep their own tree in step with the table, also when rows go", async () => {
    const scores: [player: string, score: number][] = [["ada", 30], ["bob", 50], ["ada", 70], ["cleo", 10]];
    const ids = [];
    for (const [player, score] of scores) ids.push(await http().mutation(api.plays.play, { player, game: "maze", score }));
    expect(await http().query(api.plays.board, { player: "ada", top: 3 })).toEqual({ plays: 4, points: 160, top: ["ada", "bob", "ada"], own: 2, best: 70 });
    const [, , best] = ids;
    if (best !== undefined) await http().mutation(api.plays.forget, { id: best });
    expect(await http().query(api.plays.board, { player: "ada", top: 1 })).toEqual({ plays: 3, points: 90, top: ["bob"], own: 1, best: 30 });
  });

  test("of which one is written to wakes the queries that read it", async () => {
    const live = new ConvexClient(convex.url, { logger: false });
    const seen: number[] = [];
    live.onUpdate(api.seasons.standing, { which: "weekly", player: "watched" }, ({ entries }) => seen.push(entries));
    await eventually(async () => seen.length, (length) => length === 1);
    await http().mutation(api.seasons.join, { which: "monthly", player: "watched", points: 1 });
    await http().mutation(api.seasons.join, { which: "weekly", player: "watched", points: 1 });
    await eventually(async () => seen.at(-1), (entries) => entries === (seen[0] ?? 0) + 1);
    expect(seen).toHaveLength(2);
    await live.close();
  });
});

test("a limit throws its data to the client, takes the play back, and is read by the hook's query", async () => {
  const play = () => http().mutation(api.plays.play, { player: "keen", game: "dash", score: 1, limited: true });
  for (let round = 0; round < 3; round += 1) await play();
  await expect(play()).rejects.toMatchObject({ data: { kind: "RateLimited", name: "play", retryAfter: expect.any(Number) } });
  expect((await http().query(api.plays.ofGame, { game: "dash", paginationOpts: { numItems: 10, cursor: null } })).page).toHaveLength(3);
  expect(await http().query(api.plays.getRateLimit, {})).toMatchObject({ value: 3, config: { capacity: 3 } });
});

describe("a component with components of the registry inside, mounted twice", () => {
  test("limits and ranks in each instance by itself", async () => {
    const join = (which: "weekly" | "monthly", player: string, points: number) => http().mutation(api.seasons.join, { which, player, points });
    expect((await join("weekly", "dora", 5)).accepted).toBe(true);
    expect((await join("weekly", "dora", 500)).accepted).toBe(true);
    const { accepted, entries } = await join("weekly", "dora", 5000);
    expect(accepted).toBe(false);
    expect((await join("monthly", "dora", 7)).accepted).toBe(true);
    expect(await http().query(api.seasons.standing, { which: "weekly", player: "dora" })).toEqual({ entries, place: 0 });
    expect((await http().query(api.seasons.standing, { which: "monthly", player: "dora" })).place).toBe(0);
    expect((await http().query(api.seasons.standing, { which: "monthly", player: "nobody" })).place).toBeNull();
  });

  test("pays through the app's function from its own scheduler, and a payment that fails leaves the others", async () => {
    for (const [player, points] of [["eve", 900], ["cheat", 800], ["fay", 700], ["gus", 1]] as const) await http().mutation(api.seasons.join, { which: "monthly", player, points });
    await http().mutation(api.seasons.close, { which: "monthly", winners: 3 });
    const settled = (states: string[]) => states.length === 4 && states.every((state) => state === "success" || state === "failed");
    expect((await eventually(() => http().query(api.seasons.jobs, { which: "monthly" }), settled)).sort()).toEqual(["failed", "success", "success", "success"]);
    // Jobs that are due at the same time run in no order of their own.
    const prizes = await http().query(api.seasons.prizes, { season: "monthly" });
    expect(prizes.sort((one, other) => other.points - one.points)).toEqual([{ player: "eve", points: 900 }, { player: "fay", points: 700 }]);
    expect(await http().query(api.seasons.jobs, { which: "weekly" })).toEqual([]);
  });

  test("pages through its rows for a query and for an action", async () => {
    const first = await http().query(api.seasons.page, { which: "monthly", cursor: null, numItems: 2 });
    expect(first).toMatchObject({ page: ["eve", "cheat"], isDone: false });
    const second = await http().query(api.seasons.page, { which: "monthly", cursor: first.continueCursor, numItems: 2 });
    expect(second.page).toEqual(["fay", "dora"]);
    const all = await http().action(api.seasons.everybody, { which: "monthly" });
    expect(all.slice(0, 4)).toEqual(["eve", "cheat", "fay", "dora"]);
    expect(new Set(all).size).toBe(all.length);
  });

  test("shows the CLI the tables of each instance, at any depth", async () => {
    expect(await officialCli(convex, ARCADE_FIXTURE, "data", "--component", "weekly/ranking")).toContain("btree");
    expect(await officialCli(convex, ARCADE_FIXTURE, "data", "entries", "--component", "monthly", "--limit", "1", "--order", "asc")).toContain("watched");
  }, 60_000);
});
