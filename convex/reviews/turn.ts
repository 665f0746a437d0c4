/** Beyond every moment in milliseconds that a review can be written at. */
const BEYOND = 1e15;

/** A review's place in its seller's list: unanswered below zero, answered above, and the newer the lower among each. */
export function turnOf(writtenAt: number, answered: boolean): number {
  return answered ? BEYOND - writtenAt : -writtenAt;
}
