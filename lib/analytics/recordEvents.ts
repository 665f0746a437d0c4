import type { FunctionArgs } from "convex/server";
import { api } from "../../convex/_generated/api";
import type { Caller } from "../auth/types";
import { asService, asUser } from "../convex";
import { isCrawler } from "./crawler";
import { sourceOfRequest } from "./source-cookie";

type Properties = Record<string, string | number | boolean | null>;
export type ClientEvent = { event: string; properties: Properties };
type Signal = FunctionArgs<typeof api.analytics.mutations.track>["signals"][number];

/**
 * Takes what a browser reports. Visits and plays are counted, if they may be; any other event is written down as it is.
 * Which of them counted is not told.
 */
export async function recordEvents(request: Request, caller: Caller, events: readonly ClientEvent[], anonymousId: string | null): Promise<void> {
  const viewer = caller.kind === "user" ? await asUser(caller).query(api.identity.queries.viewer, {}) : null;
  const userId = viewer?.userId ?? null;
  const signals = events.flatMap((event) => signalOf(event) ?? []);
  const others = events.filter((event) => signalOf(event) === null);
  const userAgent = request.headers.get("user-agent") ?? "";
  const service = asService();
  if (signals.length > 0 && !isCrawler(userAgent)) {
    const sender = { address: caller.address, userAgent };
    await service.mutation(api.analytics.mutations.track, { sender, userId, source: sourceOfRequest(request.headers), signals });
  }
  await Promise.all(others.map((event) => service.mutation(api.platform.analytics.record, { userId, anonymousId, ...event })));
}

/** A visit or a play, when that is what an event says; `null` for every other. */
function signalOf({ event, properties: { beatId, storeId, heardMs } }: ClientEvent): Signal | null {
  if (event === "beat_played" && typeof beatId === "string" && typeof heardMs === "number") return { kind: "play", beatId, heardMs };
  if (event !== "page_viewed") return null;
  if (typeof beatId === "string") return { kind: "visit", beatId };
  return typeof storeId === "string" ? { kind: "visit", storeId } : null;
}
