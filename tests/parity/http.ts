/** A provider's HTTP API as it answers, without an SDK that would smooth over what differs. */
export interface Answer {
  status: number;
  body: unknown;
}

export type Ask = (method: "GET" | "POST", path: string, body?: Record<string, unknown>, headers?: Record<string, string>) => Promise<Answer>;

/** @param encode how the provider wants bodies */
export function asker(base: string, key: string, encode: "form" | "json"): Ask {
  return async (method, path, body, headers = {}) => {
    const type = encode === "form" ? "application/x-www-form-urlencoded" : "application/json";
    const response = await fetch(`${base}${path}`, {
      method,
      headers: { authorization: `Bearer ${key}`, ...(body === undefined ? {} : { "content-type": type }), ...headers },
      ...(body === undefined ? {} : { body: encode === "form" ? form(body).toString() : JSON.stringify(body) }),
    });
    return { status: response.status, body: await response.json() };
  };
}

/** `{ a: { b: [1] } }` as `a[b][0]=1`. */
function form(value: unknown, path = "", into = new URLSearchParams()): URLSearchParams {
  if (typeof value === "object" && value !== null) {
    for (const [name, inner] of Object.entries(value)) form(inner, path === "" ? name : `${path}[${name}]`, into);
  } else into.append(path, String(value));
  return into;
}
