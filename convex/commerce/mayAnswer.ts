import type { Doc } from "../_generated/dataModel";

/** Whether somebody may see and answer a dispute: its seller, and administrators. */
export function mayAnswer(user: Doc<"users">, dispute: Doc<"disputes">): boolean {
  return dispute.sellerId === user._id || (user.role === "admin" && user.emailVerified);
}
