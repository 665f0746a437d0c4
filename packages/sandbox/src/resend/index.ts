import { randomBytes } from "node:crypto";
import { Webhook } from "standardwebhooks";
import type { Kernel, Provider } from "../kernel/types";
import { mailVerbs } from "./admin";
import { mailSection } from "./console";
import { createMailStore, type Mail } from "./mails";
import { createRoutes } from "./routes";
import { createTransport } from "./transport";

export interface ResendProvider extends Provider {
  /** What the product has sent, oldest first. */
  mails(): readonly Mail[];
}

/** Resend. `webhookPath` is the product's path for its events; null when the product takes none. */
export function resend(kernel: Kernel, webhookPath: string | null): ResendProvider {
  const apiKey = kernel.secret("resend.apiKey", () => `re_${randomBytes(16).toString("hex")}`);
  const webhookSecret = kernel.secret("resend.webhookSecret", () => `whsec_${randomBytes(24).toString("base64")}`);
  kernel.outbox.registerSigner("resend", svixSigner(webhookSecret));

  const mails = createMailStore(kernel);
  const transport = createTransport(kernel, mails, "resend", webhookPath === null ? null : kernel.webhookOrigin + webhookPath);
  for (const mail of mails.list()) transport.schedule(mail);

  return {
    name: "resend",
    mount: "/resend",
    routes: createRoutes(kernel, mails, transport, apiKey),
    console: mailSection(kernel, mails, transport),
    admin: mailVerbs(mails, transport),
    adminMount: "/mails",
    mails: mails.list,
    env: {
      RESEND_API_KEY: apiKey,
      RESEND_BASE_URL: `${kernel.origin}/resend`,
      MAIL_FROM: "Local Sandbox <mail@sandbox.test>",
      ...(webhookPath !== null && { RESEND_WEBHOOK_SECRET: webhookSecret }),
    },
  };
}

/** Resend signs with Svix, whose scheme is Standard Webhooks under other header names. */
function svixSigner(secret: string) {
  const webhook = new Webhook(secret);
  return ({ id, body, timestampSeconds }: { id: string; body: string; timestampSeconds: number }) => ({
    "svix-id": id,
    "svix-timestamp": String(timestampSeconds),
    "svix-signature": webhook.sign(id, new Date(timestampSeconds * 1000), body),
  });
}
