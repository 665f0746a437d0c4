/** The SDK reads `error`; a browser may read an answer only when it is allowed to. */
export function uploadthingRefusal(status: number): Response {
  const error = status === 429 ? "Rate limit exceeded" : "Internal Server Error";
  return Response.json({ error }, { status, headers: { "access-control-allow-origin": "*" } });
}
