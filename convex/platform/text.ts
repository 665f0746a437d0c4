import { fail } from "../errors";

/** Control characters but for tab and line breaks, and the marks that reorder or hide text: they only ever deceive. */
const DECEPTIVE = /(?![\t\n\r])\p{Cc}|[\u200b\u202a-\u202e\u2066-\u2069]/gu;

/** Text as we keep it: composed, trimmed, free of deceptive characters. Refuses what is too short or too long, in characters. */
export function cleanText(field: string, text: string, bounds: { min: number; max: number }): string {
  const clean = text.normalize("NFC").replace(DECEPTIVE, "").trim();
  if (clean.length < bounds.min || clean.length > bounds.max) {
    const message = bounds.min > 0 ? `Between ${bounds.min} and ${bounds.max} characters.` : `At most ${bounds.max} characters.`;
    fail("invalid_request", `Check the ${field}.`, [{ field, message }]);
  }
  return clean;
}
