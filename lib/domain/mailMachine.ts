/**
 * What became of a mail, in order of weight. `overtaken` and (when our own list said so) `suppressed` were never handed to
 * the provider. A recipient's server may take a mail and bounce it later, so `bounced` outweighs `delivered`.
 */
export const MAIL_STATES = ["overtaken", "sent", "delayed", "delivered", "failed", "suppressed", "bounced", "complained"] as const;
export type MailState = (typeof MAIL_STATES)[number];

/** The weightier of the two: news may come in any order and more than once, the outcome is the same. */
export function advanceMail(from: MailState, to: MailState): MailState {
  return MAIL_STATES.indexOf(to) > MAIL_STATES.indexOf(from) ? to : from;
}
