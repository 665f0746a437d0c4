import { ResendError } from "./errors";
import type { MailContent } from "./mails";

/** A request to send, checked but without identity: attachments still carry their bytes. */
export interface MailRequest extends MailContent {
  attachments: { filename: string | null; contentType: string; contentId: string | null; path: string | null; content: Buffer | null }[];
}

const MOST_RECIPIENTS = 50;
const FURTHEST_AHEAD = 30 * 24 * 60 * 60 * 1000;
const ADDRESS = /^[^\s@<>,]+@[^\s@<>,]+\.[^\s@<>,.]+$/;
const TAG = /^[A-Za-z0-9_-]{1,256}$/;

type Fields = Record<string, unknown>;

export function isFields(value: unknown): value is Fields {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

/**
 * Checks a body of `POST /emails` (fields as in the SDK's `EmailApiOptions`).
 * @param now ms of the sandbox's clock; a mail can be scheduled at most 30 days ahead of it.
 * @throws ResendError as Resend would answer.
 */
export function parseMail(body: unknown, now: number): MailRequest {
  if (!isFields(body)) throw new ResendError("validation_error", "The request body must be a JSON object.");
  if (body.template !== undefined) throw new ResendError("validation_error", "Templates are not available in the local sandbox.");
  const missing = ["from", "to", "subject"].filter((field) => body[field] === undefined || body[field] === null || body[field] === "");
  if (missing.length > 0) throw new ResendError("missing_required_field", `Missing \`${missing.join("`, `")}\` field.`);
  const html = optionalText(body, "html");
  const text = optionalText(body, "text");
  if (html === null && text === null) throw new ResendError("missing_required_field", "Missing `html` or `text` field.");
  const to = addresses(body, "to");
  if (to.length > MOST_RECIPIENTS) throw new ResendError("validation_error", `The \`to\` field takes at most ${MOST_RECIPIENTS} addresses.`);
  return {
    from: sender(body),
    to,
    cc: addresses(body, "cc"),
    bcc: addresses(body, "bcc"),
    replyTo: addresses(body, "reply_to"),
    subject: requiredText(body, "subject"),
    html,
    text,
    headers: headers(body.headers),
    tags: tags(body.tags),
    topicId: optionalText(body, "topic_id"),
    scheduledAt: body.scheduled_at === undefined ? null : parseScheduledAt(body.scheduled_at, now),
    attachments: attachments(body.attachments),
  };
}

/** @throws ResendError unless it is an ISO 8601 moment in the coming 30 days. */
export function parseScheduledAt(value: unknown, now: number): number {
  const at = typeof value === "string" ? Date.parse(value) : Number.NaN;
  if (Number.isNaN(at)) throw new ResendError("validation_error", "The `scheduled_at` field must be an ISO 8601 date.");
  if (at <= now) throw new ResendError("validation_error", "The `scheduled_at` field must lie in the future.");
  if (at > now + FURTHEST_AHEAD) throw new ResendError("validation_error", "The `scheduled_at` field must lie within 30 days.");
  return at;
}

function sender(body: Fields): string {
  const from = requiredText(body, "from");
  if (!isAddress(from)) throw invalidAddress("from", "invalid_from_address");
  return from;
}

function addresses(body: Fields, field: string): string[] {
  const value = body[field];
  if (value === undefined || value === null) return [];
  const list: unknown[] = Array.isArray(value) ? value : [value];
  return list.map((address) => {
    if (typeof address !== "string" || !isAddress(address)) throw invalidAddress(field, "validation_error");
    return address;
  });
}

function isAddress(value: string): boolean {
  const named = /^[^<>]*<([^<>]+)>$/.exec(value.trim());
  return ADDRESS.test(named?.[1] ?? value.trim());
}

function invalidAddress(field: string, name: "invalid_from_address" | "validation_error"): ResendError {
  return new ResendError(
    name,
    `Invalid \`${field}\` field. The email address needs to follow the \`email@example.com\` or \`Name <email@example.com>\` format.`,
  );
}

function requiredText(body: Fields, field: string): string {
  const value = body[field];
  if (typeof value !== "string") throw new ResendError("validation_error", `The \`${field}\` field must be a \`string\`.`);
  return value;
}

function optionalText(body: Fields, field: string): string | null {
  return body[field] === undefined || body[field] === null ? null : requiredText(body, field);
}

function headers(value: unknown): Record<string, string> {
  if (value === undefined || value === null) return {};
  if (!isFields(value)) throw new ResendError("validation_error", "The `headers` field must be an `object`.");
  const entries = Object.entries(value).map(([name, content]): [string, string] => {
    const isClean = typeof content === "string" && !/[\r\n]/.test(name + content);
    if (!isClean) throw new ResendError("validation_error", `The header \`${name}\` must be one line of text.`);
    return [name, content];
  });
  return Object.fromEntries(entries);
}

function tags(value: unknown): { name: string; value: string }[] {
  if (value === undefined || value === null) return [];
  if (!Array.isArray(value)) throw new ResendError("validation_error", "The `tags` field must be an `array`.");
  return value.map((tag: unknown) => {
    const { name, value: content } = isFields(tag) ? tag : {};
    if (typeof name === "string" && typeof content === "string" && TAG.test(name) && TAG.test(content)) return { name, value: content };
    throw new ResendError("validation_error", "Tags should only contain ASCII letters, numbers, underscores, or dashes.");
  });
}

function attachments(value: unknown): MailRequest["attachments"] {
  if (value === undefined || value === null) return [];
  if (!Array.isArray(value)) throw new ResendError("validation_error", "The `attachments` field must be an `array`.");
  return value.map((attachment: unknown) => {
    const fields = isFields(attachment) ? attachment : {};
    const content = typeof fields.content === "string" ? Buffer.from(fields.content, "base64") : null;
    const path = optionalText(fields, "path");
    if (content === null && path === null) throw new ResendError("invalid_attachment", "Attachment must have either a `content` or `path`.");
    return {
      filename: typeof fields.filename === "string" ? fields.filename : null,
      contentType: optionalText(fields, "content_type") ?? "application/octet-stream",
      contentId: optionalText(fields, "content_id"),
      path,
      content,
    };
  });
}
