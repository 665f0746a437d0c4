import { TableAggregate } from "@convex-dev/aggregate";
import { v } from "convex/values";
import { components } from "./_generated/api";
import type { DataModel } from "./_generated/dataModel";
import { mutation, query } from "./_generated/server";

const aggregate = new TableAggregate<{ Key: [number, string]; DataModel: DataModel; TableName: "scores" }>(components.aggregate, {
  sortKey: ({ score, player }) => [score, player],
  sumValue: ({ score }) => score,
});

const operation = v.union(
  v.object({ type: v.literal("insert"), player: v.string(), score: v.number() }),
  v.object({ type: v.literal("change"), id: v.id("scores"), score: v.number() }),
  v.object({ type: v.literal("remove"), id: v.id("scores") }),
);

/** Applies one operation to the table and to its aggregate; answers the id. */
export const apply = mutation({
  args: { operation, later: v.optional(v.boolean()) },
  handler: async (ctx, { operation: step, later = false }) => {
    if (step.type === "insert") {
      const id = await ctx.db.insert("scores", { player: step.player, score: step.score });
      const inserted = await ctx.db.get("scores", id);
      if (inserted !== null) await aggregate.insert(ctx, inserted, { async: later });
      return id;
    }
    const old = await ctx.db.get("scores", step.id);
    if (old === null) throw new Error("No such score");
    if (step.type === "remove") {
      await ctx.db.delete("scores", step.id);
      await aggregate.delete(ctx, old, { async: later });
      return step.id;
    }
    await ctx.db.patch("scores", step.id, { score: step.score });
    const changed = await ctx.db.get("scores", step.id);
    if (changed !== null) await aggregate.replace(ctx, old, changed, { async: later });
    return step.id;
  },
});

/** Everything the aggregate says about scores from `from` up. */
export const summary = query({
  args: { from: v.number() },
  handler: async (ctx, { from }) => {
    const bounds = { lower: { key: [from, ""] satisfies [number, string], inclusive: true } };
    const count = await aggregate.count(ctx, { bounds });
    const at = async (offset: number) => (count === 0 ? null : (await aggregate.at(ctx, offset, { bounds })).key);
    return {
      count,
      sum: await aggregate.sum(ctx, { bounds }),
      min: (await aggregate.min(ctx, { bounds }))?.key ?? null,
      max: (await aggregate.max(ctx, { bounds }))?.key ?? null,
      middle: await at(Math.floor(count / 2)),
      below: await aggregate.count(ctx, { bounds: { upper: { key: [from, ""], inclusive: false } } }),
    };
  },
});

export const rank = query({ args: { score: v.number(), player: v.string() }, handler: async (ctx, { score, player }) => aggregate.indexOf(ctx, [score, player]) });
