import { isRecord, type JsonRecord } from "../../lib/domain/jsonRecord";

/**
 * What a stored event is about, for looking it up: Stripe's payment intent, else its checkout session. `null` for anything
 * else. Nothing is decided by it, so an event of a strange shape is merely not found this way.
 */
export function aboutOf(payload: string): string | null {
  const object = objectOf(payload);
  if (object === null) return null;
  const named = object.object === "payment_intent" ? object.id : object.payment_intent;
  if (typeof named === "string") return named;
  if (isRecord(named) && typeof named.id === "string") return named.id;
  return object.object === "checkout.session" && typeof object.id === "string" ? object.id : null;
}

function objectOf(payload: string): JsonRecord | null {
  try {
    const event: unknown = JSON.parse(payload);
    const data = isRecord(event) ? event.data : null;
    return isRecord(data) && isRecord(data.object) ? data.object : null;
  } catch {
    return null;
  }
}
