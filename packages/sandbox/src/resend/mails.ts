import type { GetEmailResponseSuccess, SuppressionAddedEvent } from "resend";
import type { Kernel } from "../kernel/types";

/** What can become of a mail, in Resend's words. */
export type MailEvent = GetEmailResponseSuccess["last_event"];

export interface MailAttachment {
  filename: string | null;
  contentType: string;
  contentId: string | null;
  /** Bytes; null when the product gave a remote `path`, which the sandbox does not fetch. */
  content: { sha256: string; size: number } | null;
  path: string | null;
}

/** What the product says of a mail, without its attachments; times in ms of the sandbox's clock. */
export interface MailContent {
  from: string;
  to: string[];
  cc: string[];
  bcc: string[];
  replyTo: string[];
  subject: string;
  html: string | null;
  text: string | null;
  headers: Record<string, string>;
  tags: { name: string; value: string }[];
  topicId: string | null;
  scheduledAt: number | null;
}

/** A mail as the sandbox keeps it. */
export interface Mail extends MailContent {
  id: string;
  messageId: string;
  attachments: MailAttachment[];
  createdAt: number;
  events: { event: MailEvent; at: number }[];
}

export interface IdempotentAnswer {
  /** Path and key: the same key on another endpoint is another key. */
  key: string;
  fingerprint: string;
  body: unknown;
  at: number;
}

/** An address on the account's suppression list, as Resend shows it. */
export type SuppressedAddress = SuppressionAddedEvent["data"];

type MailEntry =
  | { type: "accepted"; mails: Mail[]; idempotent: IdempotentAnswer | null }
  | { type: "rescheduled"; id: string; scheduledAt: number }
  | { type: "event"; id: string; event: MailEvent; at: number }
  | { type: "suppressed"; address: string; suppression: SuppressedAddress }
  | { type: "unsuppressed"; address: string };

const IDEMPOTENCY_WINDOW = 24 * 60 * 60 * 1000;

export interface MailStore {
  get(id: string): Mail | undefined;
  /** Oldest first. */
  list(): readonly Mail[];
  /** Takes mails and the answer their idempotency key will repeat, in one durable line. */
  accept(mails: Mail[], idempotent: IdempotentAnswer | null): void;
  /** The stored answer of an idempotency key used within the last 24 hours. */
  answered(key: string): IdempotentAnswer | undefined;
  reschedule(id: string, scheduledAt: number): void;
  happened(id: string, event: MailEvent): void;
  suppress(address: string, suppression: SuppressedAddress): void;
  unsuppress(address: string): void;
  /** By address, or by the suppression's own id. */
  suppression(idOrAddress: string): SuppressedAddress | undefined;
}

/** Mails, idempotent answers and the suppression list, kept in the journal `resend`. */
export function createMailStore(kernel: Kernel): MailStore {
  const mails = new Map<string, Mail>();
  const answers = new Map<string, IdempotentAnswer>();
  const suppressed = new Map<string, SuppressedAddress>();

  const apply = (entry: MailEntry) => {
    if (entry.type === "accepted") {
      for (const mail of entry.mails) mails.set(mail.id, mail);
      if (entry.idempotent !== null) answers.set(entry.idempotent.key, entry.idempotent);
      return;
    }
    if (entry.type === "suppressed") return void suppressed.set(entry.address, entry.suppression);
    if (entry.type === "unsuppressed") return void suppressed.delete(entry.address);
    const mail = mails.get(entry.id);
    if (mail === undefined) return;
    if (entry.type === "rescheduled") mail.scheduledAt = entry.scheduledAt;
    else mail.events.push({ event: entry.event, at: entry.at });
  };
  const isRemembered = ({ at }: IdempotentAnswer) => kernel.clock.now() - at < IDEMPOTENCY_WINDOW;
  const journal = kernel.journal<MailEntry>("resend", apply, () => [
    ...[...mails.values()].map((mail): MailEntry => ({ type: "accepted", mails: [mail], idempotent: null })),
    ...[...answers.values()].filter(isRemembered).map((idempotent): MailEntry => ({ type: "accepted", mails: [], idempotent })),
    ...[...suppressed].map(([address, suppression]): MailEntry => ({ type: "suppressed", address, suppression })),
  ]);

  return {
    get: (id) => mails.get(id),
    list: () => [...mails.values()],
    accept: (accepted, idempotent) => journal.record({ type: "accepted", mails: accepted, idempotent }),
    answered(key) {
      const answer = answers.get(key);
      return answer !== undefined && isRemembered(answer) ? answer : undefined;
    },
    reschedule: (id, scheduledAt) => journal.record({ type: "rescheduled", id, scheduledAt }),
    happened: (id, event) => journal.record({ type: "event", id, event, at: kernel.clock.now() }),
    suppress: (address, suppression) => journal.record({ type: "suppressed", address, suppression }),
    unsuppress: (address) => journal.record({ type: "unsuppressed", address }),
    suppression: (idOrAddress) => suppressed.get(bareAddress(idOrAddress)) ?? [...suppressed.values()].find(({ id }) => id === idOrAddress),
  };
}

export function lastEvent(mail: Mail): MailEvent {
  return mail.events.at(-1)?.event ?? (mail.scheduledAt === null ? "queued" : "scheduled");
}

/** The bare address of `Name <address>`, in lower case. */
export function bareAddress(recipient: string): string {
  return (/<([^<>]+)>\s*$/.exec(recipient)?.[1] ?? recipient).trim().toLowerCase();
}
