import { createHash, randomUUID } from "node:crypto";
import { Hono } from "hono";
import type { CancelEmailResponseSuccess, CreateEmailResponseSuccess, GetEmailResponseSuccess, UpdateEmailResponseSuccess } from "resend";
import type { Kernel } from "../kernel/types";
import { ResendError } from "./errors";
import { lastEvent, type Mail, type MailStore } from "./mails";
import type { Transport } from "./transport";
import { isFields, parseMail, parseScheduledAt, type MailRequest } from "./validate";

const LARGEST_BATCH = 100;

/** Resend's API as far as the SDK's `emails` and `batch` reach it, and the way off the suppression list. */
export function createRoutes(kernel: Kernel, mails: MailStore, transport: Transport, apiKey: string): Hono {
  const app = new Hono();
  const inProgress = new Set<string>();

  app.onError((error) => (error instanceof ResendError ? error : new ResendError("application_error", error.message)).toResponse());
  app.notFound(() => new ResendError("not_found", "The requested endpoint does not exist.").toResponse());

  app.use(async (c, next) => {
    const header = c.req.header("authorization");
    if (header === undefined) throw new ResendError("missing_api_key", "Missing API key in the authorization header.");
    if (header !== `Bearer ${apiKey}`) throw new ResendError("invalid_api_key", "API key is invalid.");
    await next();
  });

  app.post("/emails", async (c) => {
    const body = await c.req.text();
    return c.json(
      await once("/emails", c.req.header("idempotency-key"), body, async () => {
        const mail = await prepare(parseMail(parseJson(body), kernel.clock.now()));
        return { mails: [mail], answer: { id: mail.id } satisfies CreateEmailResponseSuccess };
      }),
    );
  });

  app.post("/emails/batch", async (c) => {
    const body = await c.req.text();
    const permissive = c.req.header("x-batch-validation") === "permissive";
    return c.json(await once("/emails/batch", c.req.header("idempotency-key"), body, () => prepareBatch(parseJson(body), permissive)));
  });

  app.get("/emails/:id", (c) => c.json(present(find(c.req.param("id")))));

  app.patch("/emails/:id", async (c) => {
    const mail = waiting(c.req.param("id"), "updated");
    const body = parseJson(await c.req.text());
    mails.reschedule(mail.id, parseScheduledAt(isFields(body) ? body.scheduled_at : undefined, kernel.clock.now()));
    transport.schedule(mail);
    return c.json({ object: "email", id: mail.id } satisfies UpdateEmailResponseSuccess);
  });

  app.post("/emails/:id/cancel", (c) => {
    const mail = waiting(c.req.param("id"), "canceled");
    mails.happened(mail.id, "canceled");
    return c.json({ object: "email", id: mail.id } satisfies CancelEmailResponseSuccess);
  });

  app.delete("/suppressions/:idOrEmail", (c) => {
    const known = mails.suppression(c.req.param("idOrEmail"));
    if (known === undefined) throw new ResendError("not_found", "Suppression not found");
    transport.unsuppress(known);
    return c.json({ object: "suppression", id: known.id, deleted: true });
  });

  for (const path of ["/emails", "/emails/batch", "/emails/:id", "/emails/:id/cancel"]) {
    app.all(path, () => new ResendError("method_not_allowed", "Method is not allowed for the requested path.").toResponse());
  }

  function find(id: string): Mail {
    const mail = mails.get(id);
    if (mail === undefined) throw new ResendError("not_found", "Email not found");
    return mail;
  }

  function waiting(id: string, verb: string): Mail {
    const mail = find(id);
    if (lastEvent(mail) !== "scheduled") throw new ResendError("validation_error", `Only a scheduled email can be ${verb}.`);
    return mail;
  }

  /** Runs a send once per idempotency key (24 h); without a key, each time. */
  async function once(
    path: string,
    key: string | undefined,
    body: string,
    run: () => Promise<{ mails: Mail[]; answer: unknown }>,
  ): Promise<object> {
    if (key !== undefined && (key.length < 1 || key.length > 256)) {
      throw new ResendError("invalid_idempotency_key", "The key must be between 1-256 chars.");
    }
    const scoped = `${path} ${key}`;
    const fingerprint = createHash("sha256").update(body).digest("hex");
    const earlier = key === undefined ? undefined : mails.answered(scoped);
    if (earlier !== undefined && earlier.fingerprint !== fingerprint) {
      throw new ResendError("invalid_idempotent_request", "Same idempotency key used with a different request payload.");
    }
    if (earlier !== undefined && isFields(earlier.body)) return earlier.body;
    if (key !== undefined && inProgress.has(scoped)) {
      throw new ResendError("concurrent_idempotent_requests", "Same idempotency key used while original request is still in progress.");
    }
    if (key !== undefined) inProgress.add(scoped);
    try {
      const { mails: made, answer } = await run();
      mails.accept(made, key === undefined ? null : { key: scoped, fingerprint, body: answer, at: kernel.clock.now() });
      for (const mail of made) transport.schedule(mail);
      return isFields(answer) ? answer : {};
    } finally {
      inProgress.delete(scoped);
    }
  }

  async function prepareBatch(body: unknown, permissive: boolean): Promise<{ mails: Mail[]; answer: object }> {
    if (!Array.isArray(body) || body.length === 0 || body.length > LARGEST_BATCH) {
      throw new ResendError("validation_error", `The request body must be an array of 1 to ${LARGEST_BATCH} emails.`);
    }
    const errors: { index: number; message: string }[] = [];
    const made: Mail[] = [];
    for (const [index, item] of body.entries()) {
      try {
        made.push(await prepare(parseMail(item, kernel.clock.now())));
      } catch (error) {
        if (!(error instanceof ResendError) || !permissive) throw error;
        errors.push({ index, message: error.message });
      }
    }
    const data: CreateEmailResponseSuccess[] = made.map(({ id }) => ({ id }));
    return { mails: made, answer: permissive ? { data, errors } : { data } };
  }

  async function prepare({ attachments, ...request }: MailRequest): Promise<Mail> {
    const id = randomUUID();
    const stored = attachments.map(async ({ content, ...attachment }) => ({
      ...attachment,
      content: content === null ? null : await kernel.blobs.write(oneChunk(content)).then(({ sha256, size }) => ({ sha256, size })),
    }));
    return {
      ...request,
      id,
      messageId: `<${id}@sandbox.test>`,
      attachments: await Promise.all(stored),
      createdAt: kernel.clock.now(),
      events: [],
    };
  }

  return app;
}

async function* oneChunk(bytes: Uint8Array): AsyncIterable<Uint8Array> {
  yield bytes;
}

function parseJson(body: string): unknown {
  try {
    return JSON.parse(body);
  } catch {
    throw new ResendError("validation_error", "The request body is not valid JSON.");
  }
}

function present(mail: Mail): GetEmailResponseSuccess {
  return {
    object: "email",
    id: mail.id,
    message_id: mail.messageId,
    created_at: new Date(mail.createdAt).toISOString(),
    from: mail.from,
    to: mail.to,
    cc: listOrNull(mail.cc),
    bcc: listOrNull(mail.bcc),
    reply_to: listOrNull(mail.replyTo),
    subject: mail.subject,
    html: mail.html,
    text: mail.text,
    last_event: lastEvent(mail),
    scheduled_at: mail.scheduledAt === null ? null : new Date(mail.scheduledAt).toISOString(),
    ...(mail.tags.length > 0 && { tags: mail.tags }),
    ...(mail.topicId !== null && { topic_id: mail.topicId }),
  };
}

function listOrNull(addresses: string[]): string[] | null {
  return addresses.length > 0 ? addresses : null;
}
