import type { ReviewFacts } from "../facts";
import { MailLayout } from "../layout";
import { Action, Paragraph, Title } from "../parts";
import type { MailTemplate } from "../template";

const SELLING = "You get this mail because you sell at Backline.";
const REVIEWING = "You get this mail because you reviewed a beat at Backline.";

/** Tells a seller what a buyer says of their beat. */
export const reviewSeller: MailTemplate<ReviewFacts> = {
  purpose: "notice",
  subject: (facts) => sellerTitle(facts),
  body: (facts) => (
    <MailLayout preview={facts.text === "" ? starWords(facts.stars) : facts.text.slice(0, 120)} reason={SELLING}>
      <Title>{sellerTitle(facts)}</Title>
      {facts.text !== "" && <Paragraph>“{facts.text}”</Paragraph>}
      <Paragraph>It stands on the beat’s page. You can reply once, in your store’s name, for everybody to read.</Paragraph>
      <Action href={`${facts.appUrl}/studio/reviews`}>Open your reviews</Action>
    </MailLayout>
  ),
};

/** Tells a buyer what the seller replied to their review. */
export const reviewAuthor: MailTemplate<ReviewFacts> = {
  purpose: "notice",
  subject: (facts) => authorTitle(facts),
  body: (facts) => (
    <MailLayout preview={(facts.reply ?? "").slice(0, 120)} reason={REVIEWING}>
      <Title>{authorTitle(facts)}</Title>
      <Paragraph>“{facts.reply}”</Paragraph>
      <Paragraph>You can change your review, or delete it, on the beat’s page.</Paragraph>
      <Action href={`${facts.appUrl}/beats/${facts.beatSlug}#reviews`}>Open the beat</Action>
    </MailLayout>
  ),
};

function sellerTitle({ author, stars, beatTitle }: ReviewFacts): string {
  return `${author === "" ? "Somebody" : author} gives ${beatTitle} ${starWords(stars)}`;
}

function authorTitle({ store, beatTitle }: ReviewFacts): string {
  return `${store} replied to your review of ${beatTitle}`;
}

function starWords(stars: number): string {
  return stars === 1 ? "1 star of 5" : `${stars} stars of 5`;
}
