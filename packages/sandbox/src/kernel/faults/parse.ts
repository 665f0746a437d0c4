import { Fields } from "./fields";
import type { DeliveryEffect, DeliveryMatch, FaultDraft, Occurrence, RequestEffect, RequestMatch } from "./rule";

const MINUTE = 60_000;
const DAY = 24 * 60 * MINUTE;
const MANY = 1_000_000;
export const METHODS = ["GET", "HEAD", "POST", "PUT", "PATCH", "DELETE"] as const;
const MOMENTS = ["before", "after"] as const;

/**
 * Reads a rule: `{ on, match, effect, occurrence?, note? }`, as `rule.ts` has them. Without an occurrence it strikes once.
 * @param providers the names that exist here
 * @throws FaultInputError naming the field that is wrong and what it may be
 */
export function parseFault(value: unknown, providers: readonly string[]): FaultDraft {
  const fields = new Fields(value, "fault");
  const on = fields.oneOf("on", ["delivery", "request"]);
  const match = new Fields(fields.raw("match") ?? {}, "match");
  const effect = new Fields(fields.raw("effect"), "effect");
  const occurrence = readOccurrence(fields.raw("occurrence"));
  const note = fields.text("note") ?? null;
  fields.done();
  return on === "delivery"
    ? { on, match: readDeliveryMatch(match, providers), effect: readDeliveryEffect(effect), occurrence, note }
    : { on, match: readRequestMatch(match, providers), effect: readRequestEffect(effect), occurrence, note };
}

function readOccurrence(value: unknown): Occurrence {
  if (value === undefined) return { next: 1 };
  if (value === "always") return value;
  const fields = new Fields(value, "occurrence");
  const kind = (["next", "nth", "every"] as const).find((name) => fields.has(name));
  if (kind === undefined) throw fields.wrong("next", "given, or nth, or every; or occurrence is \"always\"");
  const number = fields.integer(kind, { min: 1, max: MANY });
  fields.done();
  if (kind === "next") return { next: number };
  return kind === "nth" ? { nth: number } : { every: number };
}

function readDeliveryMatch(fields: Fields, providers: readonly string[]): DeliveryMatch {
  const provider = readProvider(fields, providers);
  const [type, containing] = [fields.text("type"), fields.text("containing")];
  fields.done();
  return { ...provider, ...(type !== undefined && { type }), ...(containing !== undefined && { containing }) };
}

function readRequestMatch(fields: Fields, providers: readonly string[]): RequestMatch {
  const provider = readProvider(fields, providers);
  const method = fields.maybeOneOf("method", METHODS);
  const [path, containing] = [fields.text("path"), fields.text("containing")];
  if (path !== undefined && !path.startsWith("/")) throw fields.wrong("path", "a path that begins with /, such as /v1/refunds or /v1/refunds/*");
  fields.done();
  return { ...provider, ...(method !== undefined && { method }), ...(path !== undefined && { path }), ...(containing !== undefined && { containing }) };
}

function readProvider(fields: Fields, providers: readonly string[]): { provider?: string } {
  const provider = fields.maybeOneOf("provider", providers);
  return provider === undefined ? {} : { provider };
}

function readDeliveryEffect(fields: Fields): DeliveryEffect {
  const kind = fields.oneOf("kind", ["duplicate", "reorder", "delay", "drop", "lose", "bad_signature", "stale_timestamp"]);
  const effect = deliveryEffect(kind, fields);
  fields.done();
  return effect;
}

function deliveryEffect(kind: DeliveryEffect["kind"], fields: Fields): DeliveryEffect {
  if (kind === "duplicate") return { kind, copies: fields.integer("copies", { min: 1, max: 100, fallback: 1 }) };
  if (kind === "reorder") return { kind, hold: fields.integer("hold", { min: 2, max: 100, fallback: 2 }) };
  if (kind === "delay") return { kind, ms: fields.integer("ms", { min: 1, max: 365 * DAY }) };
  if (kind === "stale_timestamp") return { kind, ageMs: fields.integer("ageMs", { min: 1, max: 365 * DAY, fallback: 60 * MINUTE }) };
  return { kind };
}

function readRequestEffect(fields: Fields): RequestEffect {
  const kind = fields.oneOf("kind", ["latency", "reset", "status", "truncate"]);
  const effect = requestEffect(kind, fields);
  fields.done();
  return effect;
}

function requestEffect(kind: RequestEffect["kind"], fields: Fields): RequestEffect {
  if (kind === "latency") return { kind, ms: fields.integer("ms", { min: 1, max: 10 * MINUTE }) };
  if (kind === "truncate") return { kind };
  const moment = fields.maybeOneOf("moment", MOMENTS) ?? "before";
  if (kind === "reset") return { kind, moment };
  const status = fields.integer("status", { min: 429, max: 599 });
  if (status !== 429 && status < 500) throw fields.wrong("status", "429 or from 500 to 599");
  return { kind, status, moment };
}
