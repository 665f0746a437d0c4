import { bareAddress } from "../../../../lib/domain/mailAddress";
import { factOf } from "../../../../lib/domain/mailTags";
import type { MutationCtx } from "../../../_generated/server";
import { fail } from "../../../errors";
import type { EventOutcome } from "../../eventOutcome";
import { isRecord, type JsonRecord } from "../../../../lib/domain/jsonRecord";
import type { MailRef } from "../messages";

/** An event from Resend, verified: https://resend.com/docs/webhooks/event-types */
export type ResendEvent = {
  /** Svix's id of the message: the same for every attempt to deliver it. */
  eventId: string;
  /** When it happened, ms. */
  at: number;
  data: JsonRecord;
};

export type ResendHandler = (ctx: MutationCtx, event: ResendEvent) => Promise<EventOutcome>;

export const PROCESSED: EventOutcome = { state: "processed", note: null, waitsFor: null };
/** One account may send for several programs; their mails are none of our business. */
export const FOREIGN: EventOutcome = { state: "ignored", note: "The mail was not sent by this installation.", waitsFor: null };

/** The mail that an event is about. */
export function mailOf({ data }: ResendEvent): MailRef {
  const tags = isRecord(data.tags) ? data.tags : {};
  return { fact: factOf(tags), messageId: readText(data, "email_id"), to: recipientsOf(data)[0] ?? "" };
}

/** Whom a mail was sent to: bare addresses. */
export function recipientsOf(data: JsonRecord): string[] {
  const { to } = data;
  if (!Array.isArray(to)) return wrongType("to");
  return to.map((address: unknown) => (typeof address === "string" ? bareAddress(address) : wrongType("to")));
}

export function readText(object: JsonRecord, field: string): string {
  const value = object[field];
  return typeof value === "string" ? value : wrongType(field);
}

/** A detail of its own, such as `bounce`. */
export function readDetail(object: JsonRecord, field: string): JsonRecord {
  const value = object[field];
  return isRecord(value) ? value : wrongType(field);
}

function wrongType(field: string): never {
  fail("invalid_request", `The event's ${field} is not what Resend documents.`);
}
