import { migrationOf } from "./migration";

/** Incidents from before people could close them were all closed by the facts. */
export const closersOfIncidents = migrationOf({
  name: "closers-of-incidents",
  table: "incidents",
  async migrate(ctx, { _id, resolvedBy }) {
    if (resolvedBy !== undefined) return false;
    await ctx.db.patch(_id, { resolvedBy: null });
    return true;
  },
});
