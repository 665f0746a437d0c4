import type { ReactElement } from "react";
import type { MailPurpose } from "../domain/suppression";

/** One mail: what it is for, its subject and its body, made from facts alone. */
export interface MailTemplate<Facts> {
  purpose: MailPurpose;
  subject(facts: Facts): string;
  body(facts: Facts): ReactElement;
}

/** The data of a mail is wrong; sending it again cannot help. */
export class MailDataError extends Error {
  override readonly name = "MailDataError";
}
