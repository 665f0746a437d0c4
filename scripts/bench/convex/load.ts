import autocannon from "autocannon";

/** Requests per second of `POST url` with a new body for each request. */
export async function rateOf(url: string, body: () => string, options: { connections: number; seconds: number }): Promise<number> {
  const run = await autocannon({
    url,
    connections: options.connections,
    duration: options.seconds,
    method: "POST",
    headers: { "content-type": "application/json" },
    requests: [{ setupRequest: (request) => ({ ...request, body: body() }) }],
  });
  if (run.non2xx > 0 || run.errors > 0) throw new Error(`${url}: ${run.non2xx} answers were not 200, ${run.errors} failed`);
  return run.requests.average;
}

let salt = 0;

/** The body of a function call that no earlier call has made, so that nothing answers from a cache. */
export function saltedCall(path: string, args: Record<string, unknown>): string {
  return JSON.stringify({ path, args: { ...args, salt: (salt += 1) }, format: "json" });
}

export function callBody(path: string, args: Record<string, unknown>): string {
  return JSON.stringify({ path, args, format: "json" });
}

export function below(limit: number): number {
  return Math.floor(Math.random() * limit);
}
