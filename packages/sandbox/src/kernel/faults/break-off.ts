/** How an answer ends when the connection breaks: without a byte, or after the part that had been sent. */
export interface BrokenAnswer {
  head: { status: number; headers: Headers } | null;
  part: Uint8Array;
}

const broken = new WeakMap<Response, BrokenAnswer>();

/** An answer that nobody gets: the connection is reset. */
export function connectionReset(): Response {
  return mark({ head: null, part: new Uint8Array() });
}

/** The first half of an answer that says it is whole. */
export async function firstHalf(response: Response): Promise<Response> {
  const bytes = new Uint8Array(await response.arrayBuffer());
  const headers = new Headers(response.headers);
  headers.set("content-length", String(bytes.byteLength));
  return mark({ head: { status: response.status, headers }, part: bytes.subarray(0, bytes.byteLength >> 1) });
}

/** How the server must break this answer off, or nothing. */
export function brokenAnswer(response: Response): BrokenAnswer | undefined {
  return broken.get(response);
}

function mark(how: BrokenAnswer): Response {
  // The status is for the log only; 599 is no answer of anybody's.
  const response = new Response(null, { status: 599 });
  broken.set(response, how);
  return response;
}
