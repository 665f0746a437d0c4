import { render, toPlainText } from "@react-email/components";
import type { MailTemplate } from "./template";

export interface RenderedMail {
  subject: string;
  html: string;
  text: string;
}

const PLAIN_TEXT = [
  { selector: "h1", options: { uppercase: false } },
  { selector: "table.data", format: "dataTable" },
];

/** Renders a mail from its facts. The plain text is made of the same words; tables keep their columns. */
export async function renderMail<Facts>(template: MailTemplate<Facts>, facts: Facts): Promise<RenderedMail> {
  const html = await render(template.body(facts));
  const text = toPlainText(html, { selectors: PLAIN_TEXT });
  return { subject: oneLine(template.subject(facts)), html, text };
}

/** A subject is a header: a line break in a name must not start another one. */
function oneLine(subject: string): string {
  return subject.replace(/\s+/g, " ").trim();
}
