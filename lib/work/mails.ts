import { z } from "zod";
import { api } from "../../convex/_generated/api";
import type { Id, TableNames } from "../../convex/_generated/dataModel";
import type { ConvexCaller } from "../convex";
import type { MailPurpose } from "../domain/suppression";
import { renderMail, type RenderedMail } from "../mail/render";
import { MailDataError, type MailTemplate } from "../mail/template";
import { accountDeleted } from "../mail/templates/accountDeleted";
import { changeEmail } from "../mail/templates/changeEmail";
import { disputeSeller } from "../mail/templates/disputeSeller";
import { emailChanged } from "../mail/templates/emailChanged";
import { magicLink } from "../mail/templates/magicLink";
import { offerBuyer, offerSeller } from "../mail/templates/offers";
import { passwordChanged } from "../mail/templates/passwordChanged";
import { receipt } from "../mail/templates/receipt";
import { refundBuyer } from "../mail/templates/refundBuyer";
import { refundSeller } from "../mail/templates/refundSeller";
import { releaseMissed } from "../mail/templates/releaseMissed";
import { resetPassword } from "../mail/templates/resetPassword";
import { reviewAuthor, reviewSeller } from "../mail/templates/reviews";
import { saleNotice } from "../mail/templates/saleNotice";
import { verifyEmail } from "../mail/templates/verifyEmail";

/** Where a mail's facts come from. */
export interface MailSources {
  convex: ConvexCaller;
  /** The app's origin, for links. */
  appUrl: string;
}

export interface Mail {
  purpose: MailPurpose;
  /**
   * Reads the facts as they are now and renders them; `null` when they have overtaken what the mail was to say.
   * @throws {MailDataError} when the row's data is not what the mail needs
   */
  prepare(data: Readonly<Record<string, string>>, sources: MailSources): Promise<RenderedMail | null>;
}

interface MailSpec<Schema extends z.ZodType, Facts> {
  template: MailTemplate<Facts>;
  /** What the row carries: ids, and what only whoever asked for the mail could know. */
  data: Schema;
  facts(data: z.output<Schema>, sources: MailSources): Promise<Facts | null>;
}

function mail<Schema extends z.ZodType, Facts>({ template, data: schema, facts: read }: MailSpec<Schema, Facts>): Mail {
  return {
    purpose: template.purpose,
    async prepare(raw, sources) {
      const { success, data, error } = schema.safeParse(raw);
      if (!success) throw new MailDataError(`The mail's data is wrong: ${z.prettifyError(error)}`);
      const facts = await read(data, sources);
      return facts === null ? null : await renderMail(template, facts);
    },
  };
}

/** An id that our own functions wrote into the row; they check it again when they read it. */
const id = <Table extends TableNames>(_table: Table) => z.custom<Id<Table>>((value) => typeof value === "string" && value !== "");
const orderId = id("orders");
const sellerId = id("users");
const refunded = z.coerce.number().int().positive();

async function ofBuyer(ids: { orderId: z.output<typeof orderId> }, { convex, appUrl }: MailSources) {
  return { ...(await convex.query(api.commerce.mailFacts.ofBuyer, ids)), appUrl };
}

async function ofSeller(ids: { orderId: z.output<typeof orderId>; sellerId: z.output<typeof sellerId> }, { convex, appUrl }: MailSources) {
  return { ...(await convex.query(api.commerce.mailFacts.ofSeller, ids)), appUrl };
}

/** A sum that is no longer the last one is told of by the mail about the last one. */
const ifStill = <Facts extends { refunded: number }>(facts: Facts, sum: number): Facts | null => (facts.refunded === sum ? facts : null);

const offer = z.object({ offerId: id("offers"), state: z.string() });

/** An offer that has moved on is told of by the mail about where it stands now. */
async function ofOffer({ offerId, state }: z.output<typeof offer>, { convex, appUrl }: MailSources) {
  const facts = await convex.query(api.deals.offers.facts, { offerId });
  return facts.state === state ? { ...facts, appUrl } : null;
}

const missedRelease = z.object({ beatId: id("beats"), at: z.coerce.number().int().positive() });

/** A release that was seen to meanwhile needs no mail. */
async function ofMissedRelease(about: z.output<typeof missedRelease>, { convex, appUrl }: MailSources) {
  const facts = await convex.query(api.beats.releases.missed, about);
  return facts === null ? null : { ...facts, appUrl };
}

const review = z.object({ reviewId: id("reviews") });

/** A review that is gone or hidden by now is not told of. */
async function ofReview({ reviewId }: z.output<typeof review>, { convex, appUrl }: MailSources) {
  const facts = await convex.query(api.reviews.queries.facts, { reviewId });
  return facts === null ? null : { ...facts, appUrl };
}

/** A mail about signing in carries its link: what the link does is decided when it is used. */
const link = z.object({ url: z.url({ protocol: /^https?$/ }) });

/** Every mail the product sends, by the name that a work row carries. */
const MAILS: Record<string, Mail> = {
  "verify-email": mail({
    template: verifyEmail,
    data: link.extend({ name: z.string().optional() }),
    facts: async (data) => data,
  }),
  "magic-link": mail({ template: magicLink, data: link, facts: async (data) => data }),
  "reset-password": mail({ template: resetPassword, data: link, facts: async (data) => data }),
  "password-changed": mail({ template: passwordChanged, data: link.extend({ by: z.literal("settings").optional() }), facts: async (data) => data }),
  "change-email": mail({ template: changeEmail, data: link, facts: async (data) => data }),
  "email-changed": mail({ template: emailChanged, data: z.object({}), facts: async (_, { appUrl }) => ({ appUrl }) }),
  "account-deleted": mail({ template: accountDeleted, data: z.object({}), facts: async (data) => data }),
  receipt: mail({ template: receipt, data: z.object({ orderId }), facts: ofBuyer }),
  "sale-notice": mail({ template: saleNotice, data: z.object({ orderId, sellerId }), facts: ofSeller }),
  "refund-buyer": mail({
    template: refundBuyer,
    data: z.object({ orderId, refunded }),
    facts: async ({ refunded: sum, ...ids }, sources) => ifStill(await ofBuyer(ids, sources), sum),
  }),
  "refund-seller": mail({
    template: refundSeller,
    data: z.object({ orderId, sellerId, refunded }),
    facts: async ({ refunded: sum, ...ids }, sources) => ifStill(await ofSeller(ids, sources), sum),
  }),
  "offer-buyer": mail({ template: offerBuyer, data: offer, facts: ofOffer }),
  "offer-seller": mail({ template: offerSeller, data: offer, facts: ofOffer }),
  "release-missed": mail({ template: releaseMissed, data: missedRelease, facts: ofMissedRelease }),
  "review-seller": mail({ template: reviewSeller, data: review, facts: ofReview }),
  "review-author": mail({
    template: reviewAuthor,
    data: review,
    facts: async (data, sources) => {
      const facts = await ofReview(data, sources);
      return facts === null || facts.reply === null ? null : facts;
    },
  }),
  "dispute-seller": mail({
    template: disputeSeller,
    data: z.object({ orderId, sellerId, state: z.enum(["inquiry", "open", "won", "lost"]) }),
    facts: async ({ state, ...ids }, sources) => {
      const facts = await ofSeller(ids, sources);
      return facts.dispute === state ? facts : null;
    },
  }),
};

export const MAIL_NAMES: readonly string[] = Object.keys(MAILS);

/** @throws {MailDataError} for a name that no mail has */
export function mailNamed(name: string): Mail {
  const known = Object.hasOwn(MAILS, name) ? MAILS[name] : undefined;
  if (known === undefined) throw new MailDataError(`There is no mail ${name}.`);
  return known;
}
