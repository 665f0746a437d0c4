import { convexTest } from "@backline/convex-embedded/testing";
import type { FunctionReturnType } from "convex/server";
import { vi } from "vitest";
import { api } from "../../../convex/_generated/api";
import type { Doc, Id } from "../../../convex/_generated/dataModel";
import schema from "../../../convex/schema";

const modules = import.meta.glob(["../../../convex/**/*.ts", "../../../convex/_generated/*.js"]);

export const SERVICE_ISSUER = "http://localhost:3000/issuer/service";
export const USER_ISSUER = "http://localhost:3000/issuer/user";

/** Every test's clock stands still here until the test moves it. */
export const START = Date.UTC(2026, 2, 1, 12);

export type Backend = ReturnType<typeof backend>;

/** A fresh deployment with an empty database, and a clock that only the test moves. */
export function backend() {
  vi.useFakeTimers({ now: START, toFake: ["Date", "setTimeout", "clearTimeout"] });
  vi.stubEnv("AUTH_SERVICE_ISSUER", SERVICE_ISSUER);
  vi.stubEnv("AUTH_USER_ISSUER", USER_ISSUER);
  vi.stubEnv("WORK_SECRET", "work-secret-of-the-tests");
  const t = convexTest({ schema, modules });
  const service = t.withIdentity({ issuer: SERVICE_ISSUER, subject: "service" });

  /** Runs everything that is scheduled for now or earlier, and what that schedules for now, to the end. */
  const settle = async () => {
    for (let rounds = 0; rounds < 200; rounds++) {
      vi.advanceTimersByTime(0);
      await t.finishInProgressScheduledFunctions();
      const due = await t.run(async (ctx) => {
        const jobs = await ctx.db.system.query("_scheduled_functions").collect();
        return jobs.some((job) => (job.state.kind === "pending" && job.scheduledTime <= Date.now()) || job.state.kind === "inProgress");
      });
      if (!due) return;
    }
    throw new Error("scheduled functions never came to rest");
  };

  return {
    t,
    service,
    settle,
    /** Moves the clock and runs what falls due. */
    pass: async (ms: number) => {
      vi.advanceTimersByTime(ms);
      await settle();
    },
    /** Reads the whole of a small table. */
    rows: async <Table extends keyof typeof schema.tables>(table: Table): Promise<Doc<Table>[]> =>
      await t.run(async (ctx) => await ctx.db.query(table).collect()),
  };
}

export type Person = Awaited<ReturnType<typeof person>>;

/** Somebody with an account. */
export async function person({ t }: Backend, name: string, options: { verified?: boolean; role?: "user" | "admin" } = {}) {
  const userId = await t.run(
    async (ctx) =>
      await ctx.db.insert("users", {
        authority: "embedded",
        externalId: `usr_${name}`,
        email: `${name}@example.com`,
        emailVerified: options.verified ?? true,
        name: `${name.charAt(0).toUpperCase()}${name.slice(1)} Example`,
        imageUrl: null,
        role: options.role ?? "user",
        createdAt: Date.now(),
      }),
  );
  const as = t.withIdentity({ issuer: USER_ISSUER, subject: `usr_${name}` });
  return { userId, name, query: as.query, mutation: as.mutation };
}

/** Somebody with a store. */
export async function creator(house: Backend, name: string) {
  const who = await person(house, name);
  const { storeId } = await who.mutation(api.stores.mutations.open, { name: `${name} records`, slug: `${name}-records`, bio: "" });
  return { ...who, storeId };
}

type Claim = NonNullable<FunctionReturnType<typeof api.platform.work.claim>>;
type ClaimOf<Kind extends Claim["kind"]> = Extract<Claim, { kind: Kind }>;
type Result = Parameters<typeof completeWith>[2];

async function completeWith({ service }: Backend, row: { workId: Id<"work">; leaseId: string }, result: WorkResult) {
  return await service.mutation(api.platform.work.complete, { ...row, result });
}
type WorkResult = (typeof api.platform.work.complete)["_args"]["result"];

/** Claims every due row of a kind and reports what `run` makes of it. Returns how many there were. */
export async function work<Kind extends Claim["kind"]>(
  house: Backend,
  kind: Kind,
  run: (claim: ClaimOf<Kind>) => Result | Promise<Result>,
): Promise<number> {
  const isKind = (claim: Claim): claim is ClaimOf<Kind> => claim.kind === kind;
  let done = 0;
  for (const row of await house.rows("work")) {
    if (row.task.kind !== kind || row.state !== "queued") continue;
    const claim = await house.service.mutation(api.platform.work.claim, { workId: row._id });
    if (claim === null || !isKind(claim)) continue;
    await completeWith(house, { workId: row._id, leaseId: claim.leaseId }, await run(claim));
    done += 1;
  }
  await house.settle();
  return done;
}

/** Puts a small file into Convex storage, as the worker does. */
export async function stored({ t }: Backend, content: string): Promise<{ storageId: Id<"_storage">; size: number }> {
  const storageId = await t.run(async (ctx) => await ctx.storage.store(new Blob([content])));
  return { storageId, size: content.length };
}
