import { makeId } from "./state";

/** What a handler answers with; the server writes it out. */
export interface Answer {
  status: number;
  json?: unknown;
  headers?: Record<string, string>;
  cookies?: string[];
  bytes?: Buffer;
}

/** A refusal in Clerk's error shape. */
export function refusal(status: number, code: string, message: string, parameter?: string): Answer {
  const meta = parameter === undefined ? {} : { param_name: parameter };
  return { status, json: { errors: [{ code, message, long_message: message, meta }], clerk_trace_id: makeId("trace") } };
}

export const notFound = (): Answer => refusal(404, "resource_not_found", "Not found.");
