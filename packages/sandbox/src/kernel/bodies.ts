import { redactBody } from "./redact";

/** What the log keeps of a body, in characters. */
const EXCERPT = 4096;
const LARGEST = 256 * 1024;

/** The text of a request's body when it is small text; empty for files and for what is too large. Leaves the body readable. */
export async function peekText(request: Request): Promise<string> {
  return isSmallText(request.headers) && request.body !== null ? request.clone().text() : "";
}

/** A body as the log keeps it, read beside whoever else reads it; null where there is no text. */
export async function excerptOf(message: Request | Response): Promise<string | null> {
  if (message.body === null || !isSmallText(message.headers)) return null;
  // A sender that hangs up in the middle has said nothing worth keeping.
  const text = await message.clone().text().catch(() => "");
  return text === "" ? null : redactBody(message.headers.get("content-type") ?? "", text).slice(0, EXCERPT);
}

/** A text that a rule may look for: as it was sent, and as a person would write it. */
export function searchable(url: URL, contentType: string, body: string): string {
  const isForm = contentType.includes("x-www-form-urlencoded");
  const decoded = isForm ? [...new URLSearchParams(body).values()].join("\n") : "";
  return [url.pathname + url.search, body, decoded].join("\n");
}

function isSmallText(headers: Headers): boolean {
  const type = headers.get("content-type") ?? "";
  return /json|x-www-form-urlencoded|^text\/(?!event-stream)/.test(type) && Number(headers.get("content-length") ?? 0) <= LARGEST;
}
