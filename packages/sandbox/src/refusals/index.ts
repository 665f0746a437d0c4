import { resendRefusal } from "./resend";
import { stripeRefusal } from "./stripe";
import { uploadthingRefusal } from "./uploadthing";

/** How a provider says that it is overloaded (429) or failing (5xx), in its own error shape. */
export type Refusal = (status: number) => Response;

const REFUSALS = new Map<string, Refusal>([
  ["stripe", stripeRefusal],
  ["resend", resendRefusal],
  ["uploadthing", uploadthingRefusal],
]);

/** Providers that are not listed answer `{ "error": … }`, as Upstash does. */
export function refusalOf(provider: string, status: number): Response {
  return (REFUSALS.get(provider) ?? plain)(status);
}

function plain(status: number): Response {
  return Response.json({ error: status === 429 ? "Too many requests" : "The service is failing right now" }, { status });
}
