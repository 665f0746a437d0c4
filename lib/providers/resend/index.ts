import { Resend } from "resend";
import { env } from "../../env";

export interface Mail {
  from: string;
  to: string;
  subject: string;
  html: string;
  text: string;
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

export type MailSender = (mail: Mail, idempotencyKey: string) => Promise<{ messageId: string }>;

export interface ResendSettings {
  apiKey: string;
  /** Absent means api.resend.com. */
  baseUrl?: string | undefined;
}

/** Refusals that speak of the mail itself; all others (limits, keys, outages) may pass. */
const PERMANENT: readonly string[] = ["validation_error", "missing_required_field", "invalid_parameter", "invalid_from_address", "invalid_idempotent_request"];

/**
 * Makes the function that sends. The SDK never throws, it answers `{ data, error }`; here every error is thrown.
 * The same key within 24 hours sends once and answers with the first mail's id.
 */
export function createMailSender({ apiKey, baseUrl }: ResendSettings): MailSender {
  const resend = new Resend(apiKey, baseUrl === undefined ? {} : { baseUrl });
  return async (mail, idempotencyKey) => {
    const { data, error } = await resend.emails.send(mail, { idempotencyKey });
    if (error !== null) throw new MailRefused(`${error.name}: ${error.message}`, PERMANENT.includes(error.name));
    // A success page of something in between has neither error nor id.
    if (typeof data.id !== "string") throw new MailRefused("Resend answered without a message id", false);
    return { messageId: data.id };
  };
}

let sender: MailSender | undefined;

/** Sends with the environment's account. */
export function sendMail(mail: Mail, idempotencyKey: string): Promise<{ messageId: string }> {
  sender ??= createMailSender({ apiKey: env().RESEND_API_KEY, baseUrl: env().RESEND_BASE_URL });
  return sender(mail, idempotencyKey);
}
