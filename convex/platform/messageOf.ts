import { ConvexError } from "convex/values";

/** The sentence in a thrown value: a refusal's own message, or the error's. */
export function messageOf(error: unknown): string {
  if (error instanceof ConvexError) {
    const data: unknown = error.data;
    if (typeof data === "object" && data !== null && "message" in data && typeof data.message === "string") return data.message;
    if (typeof data === "string") return data;
  }
  return error instanceof Error ? error.message : String(error);
}
