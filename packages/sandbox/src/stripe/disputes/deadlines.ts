import type { Transaction } from "../state/transaction";

/** All in seconds. https://docs.stripe.com/disputes/how-disputes-work */
const DAY = 24 * 60 * 60;
const RESPONSE_DAYS = 9;
/** An inquiry that no bank turned into a dispute ends by itself. */
export const INQUIRY_ENDS_AFTER = 120 * DAY;
/** How long a bank thinks about evidence that does not say how it should decide. */
export const BANK_DECIDES_AFTER = 75 * DAY;
/** How long it thinks about evidence that does, as in test mode. */
export const TEST_EVIDENCE_DECIDES_AFTER = 5;

/** The last second of the last day on which evidence is taken, in UTC. */
export function dueBy(tx: Transaction): number {
  const lastDay = Math.floor(tx.now() / DAY) + RESPONSE_DAYS;
  return (lastDay + 1) * DAY - 1;
}
