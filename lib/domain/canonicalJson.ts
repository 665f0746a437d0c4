export type JsonValue = null | boolean | number | string | readonly JsonValue[] | { readonly [key: string]: JsonValue | undefined };

/**
 * JSON in the one form RFC 8785 allows: keys sorted by UTF-16 code units, no white space, ECMAScript's own number and string forms.
 * Keys whose value is `undefined` are left out, as in `JSON.stringify`. Throws a TypeError on anything that I-JSON cannot hold:
 * a number that is not finite, or a string with a lone surrogate.
 */
export function canonicalJson(value: JsonValue): string {
  if (value === null || typeof value === "boolean") return String(value);
  if (typeof value === "number") {
    if (!Number.isFinite(value)) throw new TypeError("canonical JSON cannot hold a number that is not finite");
    return JSON.stringify(value);
  }
  if (typeof value === "string") return quote(value);
  if (isList(value)) return `[${value.map(canonicalJson).join(",")}]`;
  const members: string[] = [];
  for (const key of Object.keys(value).sort()) {
    const member = value[key];
    if (member !== undefined) members.push(`${quote(key)}:${canonicalJson(member)}`);
  }
  return `{${members.join(",")}}`;
}

function isList(value: JsonValue): value is readonly JsonValue[] {
  return Array.isArray(value);
}

/** JSON.stringify escapes exactly what RFC 8785 asks for, except lone surrogates, which the RFC forbids altogether. */
function quote(text: string): string {
  if (/[\uD800-\uDBFF](?![\uDC00-\uDFFF])|(?<![\uD800-\uDBFF])[\uDC00-\uDFFF]/.test(text)) {
    throw new TypeError("canonical JSON cannot hold a lone surrogate");
  }
  return JSON.stringify(text);
}
