import { env } from "../env";
import { renderMail, type RenderedMail } from "../mail/render";
import { MailDataError } from "../mail/template";
import { MailRefused, sendMail } from "../providers/resend";
import { PermanentFailure } from "./failure";
import type { WorkArgs } from "./tasks";
import type { WorkContext } from "./report";

/** Renders a mail and sends it; the row's key makes a repeat harmless. */
export async function sendQueuedMail({ template, to, data }: WorkArgs<"mail.send">, { key }: WorkContext): Promise<{ messageId: string }> {
  try {
    const mail: RenderedMail = await renderMail(template, data);
    return await sendMail({ from: env().MAIL_FROM, to, ...mail }, key);
  } catch (cause) {
    if (cause instanceof MailDataError || (cause instanceof MailRefused && cause.permanent)) throw new PermanentFailure(cause.message, { cause });
    throw cause;
  }
}
