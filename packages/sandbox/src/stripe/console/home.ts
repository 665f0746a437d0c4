/** Where this section lies, and links within it. */
export const HOME = "/console/payments";
export const SLUG = "payments";

export function paymentPath(sessionId: string): string {
  return `${HOME}/${sessionId}`;
}
