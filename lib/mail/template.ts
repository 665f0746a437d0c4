import type { ReactElement } from "react";
import { z } from "zod";

/** A template whose data is still text: what a work row carries. */
export interface MailTemplate {
  /** @throws MailDataError when the data is not what the template needs */
  compose(data: Readonly<Record<string, string>>): { subject: string; body: ReactElement };
}

/** The data of a mail is wrong; sending it again cannot help. */
export class MailDataError extends Error {
  override readonly name = "MailDataError";
}

interface TemplateSpec<Schema extends z.ZodType> {
  data: Schema;
  subject(data: z.output<Schema>): string;
  body(data: z.output<Schema>): ReactElement;
}

/** One mail: what it needs, its subject and its body. */
export function mailTemplate<Schema extends z.ZodType>({ data: schema, subject, body }: TemplateSpec<Schema>): MailTemplate {
  return {
    compose(raw) {
      const parsed = schema.safeParse(raw);
      if (!parsed.success) throw new MailDataError(`The mail's data is wrong: ${z.prettifyError(parsed.error)}`);
      return { subject: subject(parsed.data), body: body(parsed.data) };
    },
  };
}
