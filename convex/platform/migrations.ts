import { v } from "convex/values";
import { internalMutation } from "../_generated/server";
import { fail } from "../errors";
import { MIGRATIONS } from "./migrate/migrations";
import { startMigrations } from "./migrate/startMigrations";
import { stepMigration } from "./migrate/stepMigration";

/** What is called after a push, and by the clock. Returns the migration that goes on, if there is one. */
export const start = internalMutation({
  args: {},
  returns: v.union(v.string(), v.null()),
  handler: async (ctx) => await startMigrations(ctx),
});

/** The next batch of a migration. */
export const step = internalMutation({
  args: { name: v.string(), batch: v.number() },
  returns: v.null(),
  handler: async (ctx, args): Promise<null> => {
    await stepMigration(ctx, args);
    return null;
  },
});

/** The documents of one batch: a sub-transaction of its own, undone as a whole when one of them cannot be migrated. */
export const batch = internalMutation({
  args: { name: v.string(), cursor: v.union(v.string(), v.null()) },
  returns: v.object({ cursor: v.string(), last: v.boolean(), seen: v.number(), changed: v.number() }),
  handler: async (ctx, { name, cursor }) => {
    const migration = MIGRATIONS.find((each) => each.name === name) ?? fail("internal", `There is no migration ${name}.`);
    return await migration.batch(ctx, cursor);
  },
});
