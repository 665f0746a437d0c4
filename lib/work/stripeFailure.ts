import { isPermanentFailure } from "../providers/stripe";
import { PermanentFailure } from "./failure";

/** Runs a Stripe call; a refusal of the request itself becomes a `PermanentFailure`, anything else stays worth a retry. */
export async function condemning<Value>(call: () => Promise<Value>): Promise<Value> {
  try {
    return await call();
  } catch (cause) {
    if (!isPermanentFailure(cause)) throw cause;
    throw new PermanentFailure(cause instanceof Error ? cause.message : String(cause), { cause });
  }
}
