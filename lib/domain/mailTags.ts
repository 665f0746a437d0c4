/** A name and a value that travel with a mail and come back with every event about it. */
export type MailTag = { name: string; value: string };

const KEY = "key";
const TEMPLATE = "template";
const PLAIN = /[A-Za-z0-9-]/;

/**
 * The tags that say which fact a mail is about. A tag holds ASCII letters, digits, `_` and `-` only, at most 256:
 * https://resend.com/docs/api-reference/emails/send-email
 */
export function mailTags(key: string, template: string): MailTag[] {
  return [
    { name: KEY, value: encode(key) },
    { name: TEMPLATE, value: encode(template) },
  ];
}

/** The fact and the template behind a mail's tags; `null` when the mail was not made by us. */
export function factOf(tags: Readonly<Record<string, unknown>>): { key: string; template: string } | null {
  const key = decode(tags[KEY]);
  const template = decode(tags[TEMPLATE]);
  return key === null || template === null ? null : { key, template };
}

/** Other bytes than letters, digits and `-` become `_` and two hex digits: `mail/receipt` is `mail_2freceipt`. */
function encode(text: string): string {
  return Array.from(new TextEncoder().encode(text), (byte) => {
    const character = String.fromCharCode(byte);
    return PLAIN.test(character) ? character : `_${byte.toString(16).padStart(2, "0")}`;
  }).join("");
}

function decode(value: unknown): string | null {
  if (typeof value !== "string" || !/^(?:[A-Za-z0-9-]|_[0-9a-f]{2})+$/.test(value)) return null;
  const bytes = [...value.matchAll(/_([0-9a-f]{2})|(.)/g)].map(([, hex, plain]) => (hex === undefined ? (plain ?? "").charCodeAt(0) : Number.parseInt(hex, 16)));
  return new TextDecoder().decode(Uint8Array.from(bytes));
}
