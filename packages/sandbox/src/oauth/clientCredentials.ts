/** Who exchanges a code: from the form (`client_secret_post`) or the header (`client_secret_basic`). */
export function clientOf(request: Request, form: URLSearchParams): { clientId: string; clientSecret: string } {
  const [scheme = "", encoded = ""] = (request.headers.get("authorization") ?? "").split(" ", 2);
  if (scheme.toLowerCase() !== "basic") return { clientId: form.get("client_id") ?? "", clientSecret: form.get("client_secret") ?? "" };
  const [id = "", secret = ""] = Buffer.from(encoded, "base64").toString().split(":", 2);
  return { clientId: decode(id), clientSecret: decode(secret) };
}

function decode(value: string): string {
  try {
    return decodeURIComponent(value);
  } catch {
    return value;
  }
}
