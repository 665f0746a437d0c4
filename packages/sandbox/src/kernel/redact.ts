/** In addresses and forms. */
const SECRET_PARAMETERS = new Set([
  ...["signature", "token", "key", "secret", "client_secret", "apikey", "api_key", "password", "code", "state", "code_verifier"],
  ...["refresh_token", "access_token", "number", "cvc"],
]);
/** In JSON, where `code` and `key` are everyday words. */
const SECRET_FIELDS = new Set(["token", "secret", "client_secret", "apikey", "api_key", "password", "refresh_token", "access_token", "id_token"]);
const KEY_SHAPES = /\b(sk|rk|whsec|re|pk)_(test_|live_)?[A-Za-z0-9+/=_-]{8,}/g;
const STRUCK = "•••";

/** Path and query of a URL with the values of secret parameters struck out. */
export function redactUrl(url: URL): string {
  const query = [...url.searchParams].map(([name, value]) => `${name}=${SECRET_PARAMETERS.has(name.toLowerCase()) ? STRUCK : value}`);
  return redactText(url.pathname + (query.length > 0 ? `?${query.join("&")}` : ""));
}

/** Text without anything that looks like a key of a provider. */
export function redactText(text: string): string {
  return text.replace(KEY_SHAPES, `$1_${STRUCK}`);
}

/** A body with the values of secret fields struck out: JSON by its names, a form by its parameters (`card[number]` too). */
export function redactBody(contentType: string, body: string): string {
  if (contentType.includes("x-www-form-urlencoded")) return redactText(redactForm(body));
  return redactText(contentType.includes("json") ? redactJson(body) : body);
}

function redactForm(body: string): string {
  const fields = [...new URLSearchParams(body)];
  return fields.map(([name, value]) => `${name}=${SECRET_PARAMETERS.has(lastPart(name).toLowerCase()) ? STRUCK : value}`).join("\n");
}

function redactJson(body: string): string {
  try {
    return JSON.stringify(JSON.parse(body, (name, value: unknown) => (typeof value === "string" && SECRET_FIELDS.has(name.toLowerCase()) ? STRUCK : value)), null, 2);
  } catch {
    return body;
  }
}

function lastPart(name: string): string {
  return /\[([^[\]]+)\]$/.exec(name)?.[1] ?? name;
}
