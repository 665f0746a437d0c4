import { api } from "../../convex/_generated/api";
import { asService } from "../convex";
import { AppError } from "../domain/errors";
import { mailTags } from "../domain/mailTags";
import { optionalMailOf } from "../domain/optionalMails";
import { mayBeSent } from "../domain/suppression";
import { env } from "../env";
import { MailDataError } from "../mail/template";
import { MailRefused, sendMail, type MailSender } from "../providers/resend";
import { PermanentFailure } from "./failure";
import { mailNamed, type MailSources } from "./mails";
import type { WorkContext } from "./report";
import type { WorkArgs, WorkResult } from "./tasks";

export interface MailServices extends MailSources {
  from: string;
  send: MailSender;
}

/**
 * Sends a mail, unless its address is suppressed or events have overtaken it. The row's key is the provider's idempotency
 * key, so a repeat after a lost answer sends nothing twice.
 */
export async function sendQueuedMail(args: WorkArgs<"mail.send">, { key }: Pick<WorkContext, "key">, services: MailServices = ours()): Promise<WorkResult> {
  try {
    return await sendUnlessSuppressed(args, key, services);
  } catch (cause) {
    if (isForGood(cause)) throw new PermanentFailure(cause.message, { cause });
    throw cause;
  }
}

async function sendUnlessSuppressed({ template, to, data }: WorkArgs<"mail.send">, key: string, { from, send, ...sources }: MailServices): Promise<WorkResult> {
  const mail = mailNamed(template);
  const suppressed = await sources.convex.query(api.platform.mail.queries.suppression, { address: to });
  if (suppressed !== null && !mayBeSent(mail.purpose, suppressed)) return { withheld: suppressed };
  const optional = optionalMailOf(template);
  if (optional !== null && (await sources.convex.query(api.identity.mails.turnedOff, { address: to, mail: optional }))) return { withheld: "unwanted" };
  const rendered = await mail.prepare(data, sources);
  if (rendered === null) return { withheld: "overtaken" };
  return await send({ from, to, ...rendered, tags: mailTags(key, template) }, key);
}

/** Wrong data, a mail that Resend will never take, and things that do not exist stay so however often we try. */
function isForGood(cause: unknown): cause is Error {
  if (cause instanceof MailRefused) return cause.permanent;
  return cause instanceof MailDataError || (cause instanceof AppError && cause.code === "not_found");
}

function ours(): MailServices {
  return { convex: asService(), appUrl: env().APP_URL, from: env().MAIL_FROM, send: sendMail };
}
