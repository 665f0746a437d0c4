import { Hono } from "hono";
import { toStream } from "../kernel/streams";
import type { Kernel } from "../kernel/types";
import type { Mail, MailStore } from "./mails";

/**
 * Serves a mail's HTML and attachments to the console. The HTML is the product's, so it runs in an origin of its own,
 * without scripts, and loads pictures from the product only; its links open in a new tab.
 */
export function createPreview(kernel: Kernel, mails: MailStore): Hono {
  const app = new Hono();

  app.get("/:id", (c) => {
    const markup = mails.get(c.req.param("id"))?.html ?? null;
    if (markup === null) return c.text("This mail has no HTML part.", 404);
    return c.html(withNewTabLinks(markup), 200, { "content-security-policy": policy(kernel.appOrigin) });
  });

  app.get("/:id/attachments/:index", (c) => {
    const attachment = mails.get(c.req.param("id"))?.attachments[Number(c.req.param("index"))];
    if (attachment?.content === undefined || attachment.content === null) return c.text("There is no such attachment.", 404);
    const { sha256, size } = attachment.content;
    const name = encodeURIComponent(attachment.filename ?? "attachment");
    return new Response(toStream(kernel.blobs.read(sha256)), {
      headers: {
        "content-type": "application/octet-stream",
        "content-length": String(size),
        "content-disposition": `attachment; filename*=UTF-8''${name}`,
      },
    });
  });

  return app;
}

export function previewPath(mail: Mail): string {
  return `/console/mail/raw/${mail.id}`;
}

function policy(appOrigin: string): string {
  return [
    "default-src 'none'",
    "style-src 'unsafe-inline'",
    `img-src data: ${appOrigin}`,
    "base-uri 'none'",
    "form-action 'none'",
    "frame-ancestors 'self'",
    "sandbox allow-popups allow-popups-to-escape-sandbox",
  ].join("; ");
}

/** Placed after `<head>`, or first of all where there is none, but never before the doctype (it would change the rendering). */
function withNewTabLinks(markup: string): string {
  const base = '<base target="_blank">';
  const head = /<head[^>]*>/i.exec(markup) ?? /<html[^>]*>/i.exec(markup) ?? /<!doctype[^>]*>/i.exec(markup);
  const at = head === null ? 0 : head.index + head[0].length;
  return markup.slice(0, at) + base + markup.slice(at);
}
