import { Resend } from "resend";
import type { MailTag } from "../../domain/mailTags";
import { env } from "../../env";

export interface Mail {
  from: string;
  to: string;
  subject: string;
  html: string;
  text: string;
  /** Come back with every event about the mail. */
  tags: MailTag[];
}

/** Resend said no. `permanent` when asking again cannot help. */
export class MailRefused extends Error {
  override readonly name = "MailRefused";
  constructor(
    message: string,
    readonly permanent: boolean,
  ) {
    super(message);
  }
}

/** `sentBefore`: a mail under this key, with other words, has left already. */
export type MailOutcome = { messageId: string } | { sentBefore: true };
export type MailSender = (mail: Mail, idempotencyKey: string) => Promise<MailOutcome>;

export interface ResendSettings {
  apiKey: string;
  /** Absent means api.resend.com. */
  baseUrl?: string | undefined;
}

/** Refusals that speak of the mail itself; all others (limits, keys, outages) may pass. */
const PERMANENT: readonly string[] = ["validation_error", "missing_required_field", "invalid_parameter", "invalid_from_address"];

/**
 * Makes the function that sends. The SDK never throws, it answers `{ data, error }`; here every error is thrown.
 * The same key within 24 hours sends once and answers with the first mail's id, or, when the mail's words have changed
 * since, with a conflict. Keys of refused requests are not kept, so a conflict means that a mail has left:
 * https://resend.com/docs/dashboard/emails/idempotency-keys
 */
export function createMailSender({ apiKey, baseUrl }: ResendSettings): MailSender {
  const resend = new Resend(apiKey, baseUrl === undefined ? {} : { baseUrl });
  return async (mail, idempotencyKey) => {
    const { data, error } = await resend.emails.send(mail, { idempotencyKey });
    if (error?.name === "invalid_idempotent_request") return { sentBefore: true };
    if (error !== null) throw new MailRefused(`${error.name}: ${error.message}`, PERMANENT.includes(error.name));
    // A success page of something in between has neither error nor id.
    if (typeof data.id !== "string") throw new MailRefused("Resend answered without a message id", false);
    return { messageId: data.id };
  };
}

/**
 * Takes an address off the list that Resend keeps by itself. Returns whether it was on it.
 * @throws {MailRefused} when Resend cannot be asked
 */
export async function removeSuppression(address: string, { apiKey, baseUrl }: ResendSettings = account()): Promise<boolean> {
  const resend = new Resend(apiKey, baseUrl === undefined ? {} : { baseUrl });
  const { error } = await resend.suppressions.remove(address);
  if (error !== null && error.name !== "not_found") throw new MailRefused(`${error.name}: ${error.message}`, false);
  return error === null;
}

function account(): ResendSettings {
  return { apiKey: env().RESEND_API_KEY, baseUrl: env().RESEND_BASE_URL };
}

let sender: MailSender | undefined;

/** Sends with the environment's account. */
export function sendMail(mail: Mail, idempotencyKey: string): Promise<MailOutcome> {
  sender ??= createMailSender(account());
  return sender(mail, idempotencyKey);
}
