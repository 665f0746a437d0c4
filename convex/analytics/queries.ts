import { v } from "convex/values";
import { creatorQuery } from "../functions";
import { figureReport } from "./figureReport";
import { vFigureReport } from "./validators";

/** What happened in the caller's store from the UTC day that starts at `from` (ms) up to the one that starts at `to`, which is not in it. */
export const report = creatorQuery({
  args: { from: v.number(), to: v.number() },
  returns: vFigureReport,
  handler: async (ctx, range) => await figureReport(ctx, range),
});
