import { dispute, disputeReasons } from "@/strings/sales";

/** Why the bank disputes, in a sentence. */
export function disputeReason(reason: string): string {
  return disputeReasons[reason] ?? dispute.otherReason(reason.replaceAll("_", " "));
}
