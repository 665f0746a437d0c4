import { z } from "zod";
import { recordEvents } from "@/lib/analytics/recordEvents";
import { jsonBody, route } from "@/lib/http";

const BODY_LIMIT_BYTES = 10 * 1024;
const MAX_EVENTS = 20;

const name = z.string().trim().min(1).max(100).optional();
const properties = z.record(z.string().max(100), z.union([z.string().max(500), z.number(), z.boolean(), z.null()])).default({});

/** `type` is an older name of `event`. */
const event = { event: name, type: name, properties };
const events = z.array(z.object(event).transform(toEvent)).min(1).max(MAX_EVENTS).optional();
const anonymousId = z.string().regex(/^[\w-]{8,64}$/, "must be 8 to 64 letters, digits, - or _").nullish();

const body = z.object({ ...event, events, anonymousId }).transform(({ events, anonymousId, ...single }, context) => ({
  anonymousId: anonymousId ?? null,
  events: events ?? [toEvent(single, context)],
}));

type Given = { event?: string | undefined; type?: string | undefined; properties: z.output<typeof properties> };

function toEvent({ event, type, properties }: Given, context: z.RefinementCtx) {
  const named = event ?? type;
  if (named !== undefined) return { event: named, properties };
  context.addIssue({ code: "custom", path: ["event"], message: "is missing" });
  return z.NEVER;
}

export const POST = route("POST /api/analytics/track", {
  summary: "Record what happened in the interface: one event, or up to 20 at once",
  description:
    "`page_viewed` with a `beatId` or a `storeId` is a visit; `beat_played` with `beatId` and `heardMs` is a play, once 30 seconds or half of the preview were heard. Each counts once; crawlers and the seller's own do not. Any other name is kept as it is.",
  identity: "visitor",
  limit: "generous",
  body: jsonBody(body, { limitBytes: BODY_LIMIT_BYTES }),
  response: z.object({ success: z.literal(true) }),
  run: async ({ body: { events, anonymousId }, caller, request }) => {
    await recordEvents(request, caller, events, anonymousId);
    return { success: true as const };
  },
});
