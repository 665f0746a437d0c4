import type { OfferFacts } from "../facts";
import { Figures } from "../figures";
import { MailLayout } from "../layout";
import { Action, Paragraph, Title } from "../parts";
import type { MailTemplate } from "../template";
import { moment, sum } from "../words";

const SELLING = "You get this mail because you sell at Backline.";
const BUYING = "You get this mail because you made an offer at Backline.";

/** Tells a seller of an offer, or what a buyer made of their counter-offer. */
export const offerSeller: MailTemplate<OfferFacts> = {
  purpose: "notice",
  subject: (facts) => sellerTitle(facts),
  body: (facts) => {
    const { state, beatTitle, message, expiresAt, appUrl } = facts;
    return (
      <MailLayout preview={`${beatTitle}, ${facts.tierName.toLowerCase()}`} reason={SELLING}>
        <Title>{sellerTitle(facts)}</Title>
        {state === "open" && <Paragraph>Accept it, decline it or name another price until {moment(expiresAt)}. If you do nothing, it lapses.</Paragraph>}
        {state === "accepted" && <Paragraph>The buyer has until {moment(expiresAt)} to pay. You hear of the sale like of any other.</Paragraph>}
        {state === "open" && message !== "" && <Paragraph>“{message}”</Paragraph>}
        <Sums facts={facts} words={{ price: "Your price", asked: "Offered", counter: "You would take" }} />
        <Action href={`${appUrl}/studio/offers`}>Open your offers</Action>
      </MailLayout>
    );
  },
};

/** Tells a buyer what the seller made of their offer. */
export const offerBuyer: MailTemplate<OfferFacts> = {
  purpose: "notice",
  subject: (facts) => buyerTitle(facts),
  body: (facts) => {
    const { state, beatTitle, beatSlug, tierType, reply, expiresAt, appUrl } = facts;
    const beat = `${appUrl}/beats/${beatSlug}`;
    return (
      <MailLayout preview={`${beatTitle}, ${facts.tierName.toLowerCase()}`} reason={BUYING}>
        <Title>{buyerTitle(facts)}</Title>
        {state === "accepted" && (
          <Paragraph>
            It is yours at this price until {moment(expiresAt)}, unless the beat is sold exclusively before. Nothing was charged yet.
          </Paragraph>
        )}
        {state === "countered" && <Paragraph>Take the price or leave it until {moment(expiresAt)}. Nothing is charged until you buy.</Paragraph>}
        {state === "declined" && <Paragraph>The licence is still there at its price, and you may make another offer.</Paragraph>}
        {reply !== "" && <Paragraph>“{reply}”</Paragraph>}
        <Sums facts={facts} words={{ price: "Price", asked: "You offered", counter: "The seller would take" }} />
        {state === "accepted" && <Action href={`${beat}?tier=${tierType}`}>Buy it now</Action>}
        {state === "countered" && <Action href={`${appUrl}/library/offers`}>Open your offers</Action>}
        {state === "declined" && <Action href={beat}>Open the beat</Action>}
      </MailLayout>
    );
  },
};

function sellerTitle({ state, buyerName, beatTitle, asked, counter, currency }: OfferFacts): string {
  const who = buyerName === "" ? "Somebody" : buyerName;
  if (state === "accepted") return `${who} takes your price for ${beatTitle}`;
  if (state === "declined") return `${who} does not take ${sum(counter ?? asked, currency)} for ${beatTitle}`;
  return `${who} offers ${sum(asked, currency)} for ${beatTitle}`;
}

function buyerTitle({ state, store, beatTitle, asked, counter, currency }: OfferFacts): string {
  if (state === "countered") return `${store} would take ${sum(counter ?? asked, currency)} for ${beatTitle}`;
  return `Your offer was ${state === "accepted" ? "accepted" : "declined"}: ${beatTitle}`;
}

type SumsProps = { facts: OfferFacts; words: { price: string; asked: string; counter: string } };

function Sums({ facts: { tierName, currency, listPrice, asked, counter, agreed }, words }: SumsProps) {
  return (
    <Figures
      rows={[
        { label: "Licence", value: tierName },
        { label: words.price, value: sum(listPrice, currency) },
        { label: words.asked, value: sum(asked, currency) },
        ...(counter === null ? [] : [{ label: words.counter, value: sum(counter, currency) }]),
        ...(agreed === null ? [] : [{ label: "Agreed on", value: sum(agreed, currency), total: true }]),
      ]}
    />
  );
}
