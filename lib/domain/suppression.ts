/** Why nothing, or not everything, is sent to an address; each outweighs those before it. */
export const SUPPRESSION_REASONS = ["complaint", "bounce", "manual"] as const;
export type SuppressionReason = (typeof SUPPRESSION_REASONS)[number];

/** `security`: what somebody asked for to get into their account, just now. `notice`: what we send of our own accord. */
export type MailPurpose = "security" | "notice";

/** The reason that outweighs the other. */
export function stricterReason(one: SuppressionReason, other: SuppressionReason): SuppressionReason {
  return SUPPRESSION_REASONS.indexOf(other) > SUPPRESSION_REASONS.indexOf(one) ? other : one;
}

/**
 * Whether a mail may go to an address with this suppression. Who called a notice spam must still get into their account;
 * a mailbox that does not exist gets nothing, and neither does one that an administrator shut.
 */
export function mayBeSent(purpose: MailPurpose, suppressed: SuppressionReason | null): boolean {
  return suppressed === null || (suppressed === "complaint" && purpose === "security");
}
