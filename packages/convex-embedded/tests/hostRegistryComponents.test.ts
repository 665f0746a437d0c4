import fc from "fast-check";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { ConvexDeployment } from "../index.mjs";
import { api } from "./component-app/convex/_generated/api";
import type { Id } from "./component-app/convex/_generated/dataModel";
import { client, COMPONENT_FIXTURE, eventually, startProject } from "./hostSupport";

let convex: ConvexDeployment;
beforeAll(async () => {
  convex = await startProject(COMPONENT_FIXTURE, {});
});
afterAll(() => convex.close());

const http = () => client(convex);

describe("@convex-dev/rate-limiter", () => {
  const burst = (name: "perHour" | "bucket" | "sharded", key: string, callers: number) =>
    Promise.all(Array.from({ length: callers }, () => http().mutation(api.limits.limit, { name, key })));

  test("a fixed window lets exactly its rate through, however many ask at once", async () => {
    const answers = await burst("perHour", "crowd", 60);
    expect(answers.filter(({ ok }) => ok)).toHaveLength(10);
    expect(answers.find(({ ok }) => !ok)?.retryAfter).toBeGreaterThan(0);
    expect(await http().query(api.limits.check, { name: "perHour", key: "crowd" })).toMatchObject({ ok: false });
    expect(await http().query(api.limits.check, { name: "perHour", key: "nobody yet" })).toMatchObject({ ok: true });
  });

  test("a token bucket lets exactly its tokens through, and a reset fills it", async () => {
    expect((await burst("bucket", "jar", 20)).filter(({ ok }) => ok)).toHaveLength(5);
    await http().mutation(api.limits.reset, { name: "bucket", key: "jar" });
    expect((await burst("bucket", "jar", 20)).filter(({ ok }) => ok)).toHaveLength(5);
  });

  test("a sharded limit never lets more than its rate through", async () => {
    const passed = (await burst("sharded", "wide", 80)).filter(({ ok }) => ok).length;
    expect(passed).toBeGreaterThan(10);
    expect(passed).toBeLessThanOrEqual(20);
  });

  test("a limit used up in a mutation that fails is not used up", async () => {
    await expect(http().mutation(api.limits.limitAndFail, { key: "undone" })).rejects.toThrow("nothing of this happened");
    expect((await burst("perHour", "undone", 12)).filter(({ ok }) => ok)).toHaveLength(10);
  });

  test("updates applied later, by the worker component, arrive", async () => {
    for (let used = 0; used < 3; used += 1) expect(await http().mutation(api.limits.limit, { name: "later", key: "async" })).toMatchObject({ ok: true });
    await eventually(() => http().query(api.limits.value, { name: "later", key: "async" }), (value) => value < 5.5 && value >= 5);
  });
});

type Step = { type: "insert"; player: string; score: number } | { type: "change" | "remove"; pick: number; score: number };

const step: fc.Arbitrary<Step> = fc.oneof(
  { weight: 3, arbitrary: fc.record({ type: fc.constant("insert" as const), player: fc.string({ maxLength: 6 }), score: fc.integer({ min: -50, max: 50 }) }) },
  { weight: 2, arbitrary: fc.record({ type: fc.constantFrom("change" as const, "remove" as const), pick: fc.nat(), score: fc.integer({ min: -50, max: 50 }) }) },
);

/** What the aggregate should say, over a plain list. */
class Model {
  readonly rows = new Map<Id<"scores">, { player: string; score: number }>();

  sorted(): [score: number, player: string][] {
    const byText = (a: string, b: string) => Buffer.compare(Buffer.from(a), Buffer.from(b));
    return [...this.rows.values()].map(({ score, player }): [number, string] => [score, player]).sort((a, b) => a[0] - b[0] || byText(a[1], b[1]));
  }

  summary(from: number) {
    const all = this.sorted();
    const within = all.filter(([score]) => score >= from);
    return {
      count: within.length,
      sum: within.reduce((total, [score]) => total + score, 0),
      min: within[0] ?? null,
      max: within.at(-1) ?? null,
      middle: within[Math.floor(within.length / 2)] ?? null,
      below: all.length - within.length,
    };
  }

  /** The operation that a random step means now, or null when there is nothing to change. */
  operation(next: Step) {
    if (next.type === "insert") return next;
    const ids = [...this.rows.keys()];
    const id = ids[next.pick % Math.max(1, ids.length)];
    if (id === undefined) return null;
    return next.type === "remove" ? { type: "remove" as const, id } : { type: "change" as const, id, score: next.score };
  }

  note(operation: NonNullable<ReturnType<Model["operation"]>>, id: Id<"scores">): void {
    if (operation.type === "insert") this.rows.set(id, { player: operation.player, score: operation.score });
    else if (operation.type === "remove") this.rows.delete(id);
    else this.rows.set(id, { player: this.rows.get(id)?.player ?? "", score: operation.score });
  }
}

describe("@convex-dev/aggregate", () => {
  const model = new Model();
  const apply = async (steps: readonly Step[], later: boolean) => {
    for (const next of steps) {
      const operation = model.operation(next);
      if (operation !== null) model.note(operation, await http().mutation(api.scores.apply, { operation, later }));
    }
  };

  test("counts, sums, extremes and places are those of a plain list after any operations", async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(step, { minLength: 5, maxLength: 25 }), fc.integer({ min: -60, max: 60 }), async (steps, from) => {
        await apply(steps, false);
        expect(await http().query(api.scores.summary, { from })).toEqual(model.summary(from));
      }),
      { numRuns: 12 },
    );
    for (const [score, player] of model.sorted().slice(0, 10)) {
      const first = model.sorted().findIndex(([otherScore, otherPlayer]) => otherScore === score && otherPlayer === player);
      expect(await http().query(api.scores.rank, { score, player })).toBe(first);
    }
  });

  test("fifty writers at once lose none of their rows", async () => {
    const players = Array.from({ length: 50 }, (_, index) => ({ type: "insert" as const, player: `crowd ${index}`, score: index }));
    await Promise.all(players.map(async (operation) => model.note(operation, await http().mutation(api.scores.apply, { operation }))));
    expect(await http().query(api.scores.summary, { from: -100 })).toEqual(model.summary(-100));
  });

  test("writes handed to its worker component are all applied, in the end", async () => {
    await apply(Array.from({ length: 12 }, (_, index) => ({ type: "insert", player: `later ${index}`, score: 1000 + index })), true);
    // While updates wait, the component refuses to be read.
    const counted = () => http().query(api.scores.summary, { from: 1000 }).then(({ count }) => count, pendingOnly);
    await eventually(counted, (count) => count === 12);
    expect(await http().query(api.scores.summary, { from: -100 })).toEqual(model.summary(-100));
  });
});

function pendingOnly(error: unknown): null {
  if (error instanceof Error && error.message.includes("PENDING_OPERATIONS")) return null;
  throw error;
}
