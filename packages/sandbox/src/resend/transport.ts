import { randomUUID } from "node:crypto";
import type {
  EmailBouncedEvent,
  EmailClickedEvent,
  EmailComplainedEvent,
  EmailDeliveredEvent,
  EmailDeliveryDelayedEvent,
  EmailFailedEvent,
  EmailOpenedEvent,
  EmailSentEvent,
  EmailSuppressedEvent,
  SuppressionAddedEvent,
  SuppressionRemovedEvent,
} from "resend";
import type { Kernel } from "../kernel/types";
import { bareAddress, lastEvent, type Mail, type MailStore, type SuppressedAddress } from "./mails";

type Event =
  | EmailSentEvent
  | EmailDeliveredEvent
  | EmailBouncedEvent
  | EmailComplainedEvent
  | EmailDeliveryDelayedEvent
  | EmailFailedEvent
  | EmailOpenedEvent
  | EmailClickedEvent
  | EmailSuppressedEvent
  | SuppressionAddedEvent
  | SuppressionRemovedEvent;
type MailNews = Exclude<Event, SuppressionAddedEvent | SuppressionRemovedEvent>;

/** What recipients, their servers and Resend itself can do with a mail. */
export interface MailVerbs {
  /** The recipient's server refuses the mail for good; the address goes on the suppression list. */
  bounce(mail: Mail): void;
  /** It refuses the mail this time (a full mailbox). The address may be written to again. */
  softBounce(mail: Mail): void;
  /** It does not take the mail yet; Resend keeps trying. */
  delay(mail: Mail): void;
  /** Resend itself cannot send it. */
  fail(mail: Mail): void;
  /** A recipient marks the mail as spam; the address goes on the suppression list. */
  complain(mail: Mail): void;
  /** A recipient reads it, as a domain with open tracking tells. */
  open(mail: Mail): void;
  /** A recipient follows its first link, as a domain with click tracking tells. */
  click(mail: Mail): void;
}

export interface Transport extends MailVerbs {
  /** Sends the mail when its time has come; told again after a restart, it goes on where it was. */
  schedule(mail: Mail): void;
  /** Takes an address off the suppression list. */
  unsuppress(suppression: SuppressedAddress): void;
}

/**
 * Plays the post: what becomes of a mail, told to the product as webhooks when it takes them (`webhookUrl`).
 * Test addresses as in https://resend.com/docs/dashboard/emails/send-test-emails, labels (`bounced+1@…`) included.
 */
export function createTransport(kernel: Kernel, mails: MailStore, signer: string, webhookUrl: string | null): Transport {
  const iso = () => new Date(kernel.clock.now()).toISOString();

  const tell = (eventId: string, event: Event) => {
    if (webhookUrl === null) return;
    kernel.outbox.enqueue({ provider: "resend", eventId, type: event.type, url: webhookUrl, body: JSON.stringify(event), signer });
  };

  /** Told first, recorded second: a crash between the two tells it again, under the same event id. */
  const happen = (mail: Mail, event: MailNews, word: Mail["events"][number]["event"]) => {
    const before = mail.events.filter((earlier) => earlier.event === word).length;
    tell(`msg_${mail.id}_${word}${before === 0 ? "" : `_${before + 1}`}`, event);
    mails.happened(mail.id, word);
  };

  const isSuppressed = (address: string) => mails.suppression(address) !== undefined;

  const suppress = (address: string, origin: "bounce" | "complaint", mail: Mail) => {
    // Resend's own test addresses stay usable, so that a test can bounce twice.
    if (isSuppressed(address) || address.endsWith("@resend.dev")) return;
    const data = { id: randomUUID(), email: address, origin, source_id: mail.id, created_at: iso() };
    mails.suppress(address, data);
    tell(`msg_${data.id}`, { type: "suppression.added", created_at: iso(), data });
  };

  const refused = (mail: Mail, detail: EmailBouncedEvent["data"]["bounce"]) =>
    happen(mail, { type: "email.bounced", created_at: iso(), data: { ...eventData(mail), bounce: detail } }, "bounced");

  const bounce = (mail: Mail) => {
    refused(mail, { type: "Permanent", subType: "General", message: "The recipient's email server permanently rejected the email." });
    for (const recipient of mail.to) suppress(bareAddress(recipient), "bounce", mail);
  };

  const deliver = (mail: Mail) => happen(mail, { type: "email.delivered", created_at: iso(), data: eventData(mail) }, "delivered");

  const complain = (mail: Mail) => {
    happen(mail, { type: "email.complained", created_at: iso(), data: eventData(mail) }, "complained");
    for (const recipient of mail.to) suppress(bareAddress(recipient), "complaint", mail);
  };

  const refuse = (mail: Mail) => {
    const detail = { type: "OnAccountSuppressionList", message: "The recipient is on the account's suppression list." };
    happen(mail, { type: "email.suppressed", created_at: iso(), data: { ...eventData(mail), suppressed: detail } }, "suppressed");
  };

  const send = (mail: Mail) => {
    const recipients = mail.to.map(bareAddress);
    if (recipients.every((address) => isSuppressed(address) || isTest(address, "suppressed"))) return refuse(mail);
    if (lastEvent(mail) !== "sent") happen(mail, { type: "email.sent", created_at: iso(), data: eventData(mail) }, "sent");
    if (recipients.some((address) => isTest(address, "bounced"))) return bounce(mail);
    deliver(mail);
    if (recipients.some((address) => isTest(address, "complained"))) complain(mail);
  };

  const click = (mail: Mail) => {
    const link = /href="(https?:[^"]+)"/.exec(mail.html ?? "")?.[1] ?? /https?:\S+/.exec(mail.text ?? "")?.[0];
    if (link === undefined) throw new Error("This mail has no link to follow.");
    const detail = { ipAddress: "127.0.0.1", link: link.replaceAll("&amp;", "&"), timestamp: iso(), userAgent: "Local Sandbox" };
    happen(mail, { type: "email.clicked", created_at: iso(), data: { ...eventData(mail), click: detail } }, "clicked");
  };

  return {
    bounce,
    complain,
    click,
    softBounce: (mail) => refused(mail, { type: "Transient", subType: "MailboxFull", message: "The recipient's mailbox is full." }),
    delay: (mail) => happen(mail, { type: "email.delivery_delayed", created_at: iso(), data: eventData(mail) }, "delivery_delayed"),
    fail: (mail) => happen(mail, { type: "email.failed", created_at: iso(), data: { ...eventData(mail), failed: { reason: "reached_daily_quota" } } }, "failed"),
    open: (mail) => happen(mail, { type: "email.opened", created_at: iso(), data: eventData(mail) }, "opened"),
    unsuppress(data) {
      mails.unsuppress(bareAddress(data.email));
      tell(`msg_${data.id}_removed`, { type: "suppression.removed", created_at: iso(), data });
    },
    schedule(mail) {
      const at = mail.scheduledAt ?? mail.createdAt;
      kernel.clock.at(at, () => {
        const now = mails.get(mail.id);
        const isStillDue = now !== undefined && (now.scheduledAt ?? now.createdAt) === at;
        if (isStillDue && ["queued", "scheduled", "sent"].includes(lastEvent(now))) send(now);
      }, `resend: send "${mail.subject}"`);
    },
  };
}

function isTest(address: string, name: string): boolean {
  return new RegExp(`^${name}(\\+[^@]*)?@resend\\.dev$`).test(address);
}

function eventData(mail: Mail): EmailSentEvent["data"] {
  return {
    email_id: mail.id,
    message_id: mail.messageId,
    created_at: new Date(mail.createdAt).toISOString(),
    from: mail.from,
    to: mail.to,
    subject: mail.subject,
    ...(mail.tags.length > 0 && { tags: Object.fromEntries(mail.tags.map(({ name, value }) => [name, value])) }),
  };
}
