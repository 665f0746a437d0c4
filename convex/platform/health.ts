import { v } from "convex/values";
import { visitorQuery } from "../functions";

/** Answers when the functions are there and run. */
export const ping = visitorQuery({
  args: {},
  returns: v.object({ ok: v.literal(true) }),
  handler: async () => ({ ok: true as const }),
});
