/** Mails that somebody may turn off. The others are about money, an account or its safety, and always leave. */
export const OPTIONAL_MAILS = ["sales", "offers", "reviews"] as const;
export type OptionalMail = (typeof OPTIONAL_MAILS)[number];

const KIND_OF: Readonly<Record<string, OptionalMail>> = { "sale-notice": "sales", "offer-buyer": "offers", "offer-seller": "offers", "review-seller": "reviews", "review-author": "reviews" };

/** Which choice a mail's template belongs to; null for one that always leaves. */
export function optionalMailOf(template: string): OptionalMail | null {
  return Object.hasOwn(KIND_OF, template) ? (KIND_OF[template] ?? null) : null;
}
