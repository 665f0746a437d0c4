export interface LoggedRequest {
  at: number;
  method: string;
  /** Path and query, with the values of secrets struck out. */
  path: string;
  provider: string;
  status: number;
  durationMs: number;
  /** The beginning of an error's body. */
  error?: string;
}

export interface RequestLog {
  add(request: LoggedRequest): void;
  /** Newest first. */
  list(): readonly LoggedRequest[];
}

const SECRET_PARAMETERS = new Set(["signature", "token", "key", "secret", "client_secret", "apikey", "api_key", "code", "state"]);
const KEY_SHAPES = /\b(sk|rk|whsec|re|pk)_(test_|live_)?[A-Za-z0-9+/=_-]{8,}/g;

/** The last requests the product made, kept in memory for the console. */
export function createRequestLog(capacity = 500): RequestLog {
  const requests: LoggedRequest[] = [];
  return {
    add(request) {
      requests.push(request);
      if (requests.length > capacity) requests.shift();
    },
    list: () => requests.toReversed(),
  };
}

/** Path and query of a URL with the values of secret parameters struck out. */
export function redactUrl(url: URL): string {
  const query = [...url.searchParams].map(
    ([name, value]) => `${name}=${SECRET_PARAMETERS.has(name.toLowerCase()) ? "•••" : value}`,
  );
  return redactText(url.pathname + (query.length > 0 ? `?${query.join("&")}` : ""));
}

/** Text without anything that looks like a key of a provider. */
export function redactText(text: string): string {
  return text.replace(KEY_SHAPES, "$1_•••");
}
