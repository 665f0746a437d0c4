import type { WithoutSystemFields } from "convex/server";
import type { Doc } from "../_generated/dataModel";
import type { MutationCtx } from "../_generated/server";
import { fail } from "../errors";

const MAX_PROPERTIES = 32;
const MAX_TEXT = 500;
const EVENT_NAME = /^[a-z][a-z0-9_.]{0,63}$/;

/** Stores one analytics event after bounding what a browser may make us keep. */
export async function recordEvent(ctx: MutationCtx, event: WithoutSystemFields<Doc<"analyticsEvents">>): Promise<void> {
  if (!EVENT_NAME.test(event.event)) fail("invalid_request", "An event's name is lower-case words joined by dots or underscores.");
  const values = Object.entries(event.properties);
  if (values.length > MAX_PROPERTIES) fail("invalid_request", `An event carries at most ${MAX_PROPERTIES} properties.`);
  for (const [name, value] of values) {
    if (name.length > MAX_TEXT || (typeof value === "string" && value.length > MAX_TEXT)) {
      fail("invalid_request", `A property is at most ${MAX_TEXT} characters long.`);
    }
  }
  await ctx.db.insert("analyticsEvents", event);
}
