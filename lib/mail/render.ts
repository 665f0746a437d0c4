import { render, toPlainText } from "@react-email/components";
import { MailDataError, type MailTemplate } from "./template";
import { verifyEmail } from "./templates/verifyEmail";

/** Every mail the product sends, by the name that a work row carries. */
const TEMPLATES = new Map<string, MailTemplate>([["verify-email", verifyEmail]]);

export interface RenderedMail {
  subject: string;
  html: string;
  text: string;
}

/** @throws MailDataError for an unknown template or wrong data */
export async function renderMail(template: string, data: Readonly<Record<string, string>>): Promise<RenderedMail> {
  const known = TEMPLATES.get(template);
  if (known === undefined) throw new MailDataError(`There is no mail template ${template}`);
  const { subject, body } = known.compose(data);
  const html = await render(body);
  return { subject: oneLine(subject), html, text: toPlainText(html) };
}

/** A subject is a header: a line break in a name must not start another one. */
function oneLine(subject: string): string {
  return subject.replace(/\s+/g, " ").trim();
}
