import { aboutOf } from "../aboutOf";
import { migrationOf } from "./migration";

/** Stripe's events from before an order could find its own. */
export const subjectsOfEvents = migrationOf({
  name: "subjects-of-events",
  table: "inbox",
  async migrate(ctx, { _id, provider, payload, about }) {
    if (provider !== "stripe" || about !== undefined) return false;
    const found = aboutOf(payload);
    if (found === null) return false;
    await ctx.db.patch(_id, { about: found });
    return true;
  },
});
