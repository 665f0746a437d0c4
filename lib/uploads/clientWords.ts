/**
 * UploadThing's browser client shows a refusal's `message` and knows nothing of our envelope; so the envelope's words
 * are given under that name too.
 */
export async function withClientWords(response: Response): Promise<Response> {
  if (response.ok) return response;
  const envelope: unknown = await response.clone().json().catch(() => null);
  if (typeof envelope !== "object" || envelope === null || !("error" in envelope)) return response;
  const headers = new Headers(response.headers);
  headers.delete("content-length");
  return Response.json({ ...envelope, message: envelope.error }, { status: response.status, headers });
}
