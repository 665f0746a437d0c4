import { Hono } from "hono";
import { bareAddress, type MailStore } from "./mails";
import type { MailVerbs, Transport } from "./transport";

/** Each by its path: `POST /_admin/mails/<id>/<path>`. */
const VERBS: Record<string, keyof MailVerbs> = {
  bounce: "bounce",
  "soft-bounce": "softBounce",
  delay: "delay",
  fail: "fail",
  complain: "complain",
  open: "open",
  click: "click",
};

/** `/_admin/mails`: what was sent, newest first, and what recipients and their servers do with it. */
export function mailVerbs(mails: MailStore, transport: Transport): Hono {
  const app = new Hono();

  app.get("/", (c) => {
    const to = c.req.query("to");
    const newestFirst = mails.list().toReversed();
    return c.json({ mails: newestFirst.filter((mail) => to === undefined || mail.to.map(bareAddress).includes(bareAddress(to))) });
  });

  for (const [path, verb] of Object.entries(VERBS)) {
    app.post(`/:id/${path}`, (c) => {
      const mail = mails.get(c.req.param("id"));
      if (mail === undefined) return c.json({ error: "There is no such mail." }, 404);
      transport[verb](mail);
      return c.json({ mail });
    });
  }

  return app;
}
