/** Crockford's base 32 without I, L, O and U: nothing to misread aloud. */
const ALPHABET = "0123456789abcdefghjkmnpqrstvwxyz";

/** `length` characters of 5 random bits each, from the platform's cryptographic source. */
export function randomId(length: number): string {
  const bytes = crypto.getRandomValues(new Uint8Array(length));
  return Array.from(bytes, (byte) => ALPHABET.charAt(byte & 31)).join("");
}

/** An id nobody can guess: 26 characters, 130 bits. */
export function unguessableId(): string {
  return randomId(26);
}

/** An order number for people: `BL-` and ten characters. The caller checks that it is not taken. */
export function orderNumber(): string {
  const body = randomId(10).toUpperCase();
  return `BL-${body.slice(0, 5)}-${body.slice(5)}`;
}
