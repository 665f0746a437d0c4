import { Figures } from "../figures";
import type { SellerFacts } from "../facts";
import { MailLayout } from "../layout";
import { Action, Paragraph, Title } from "../parts";
import type { MailTemplate } from "../template";
import { goods, moment, sum } from "../words";

/** Tells a seller of a sale: what, to whom, and what is left of it. */
export const saleNotice: MailTemplate<SellerFacts> = {
  purpose: "notice",
  subject: ({ lines, gross, currency }) => `You sold ${goods(lines)} for ${sum(gross, currency)}`,
  body: (facts) => {
    const { number, paidAt, buyerName, currency, gross, platformFee, processingFee, lines, appUrl } = facts;
    const less = (amount: number) => sum(0 - amount, currency);
    return (
      <MailLayout preview={`Order ${number}, ${sum(gross, currency)}`} reason="You get this mail because you sell at Backline.">
        <Title>You made a sale</Title>
        <Paragraph>
          {buyerName === "" ? "Somebody" : buyerName} bought {goods(lines)} on {moment(paidAt)}. The order is {number}.
        </Paragraph>
        <Figures
          rows={[
            ...lines.map(({ title, amount }) => ({ label: title, value: sum(amount, currency) })),
            { label: "Platform fee", value: less(platformFee) },
            ...(processingFee === null ? [] : [{ label: "Card processing (Stripe)", value: less(processingFee) }]),
            { label: "Your share", value: sum(gross - platformFee - (processingFee ?? 0), currency), total: true },
          ]}
        />
        {processingFee === null && <Paragraph quiet>Stripe’s fee for the payment comes off your share as soon as Stripe has told it.</Paragraph>}
        <Since {...facts} />
        <Action href={`${appUrl}/studio`}>Open your studio</Action>
      </MailLayout>
    );
  },
};

/** What has happened to the order before this mail was sent. */
function Since({ refunded, total, currency, dispute, balance }: SellerFacts) {
  if (refunded === 0 && dispute === "none") return null;
  const words = [
    refunded > 0 && (refunded >= total ? "The order has since been refunded in full." : `${sum(refunded, currency)} of the order has since been refunded.`),
    dispute === "open" && "The buyer’s bank has since disputed the payment.",
    `It now comes to ${sum(balance, currency)} on your balance.`,
  ];
  return <Paragraph>{words.filter((each) => each !== false).join(" ")}</Paragraph>;
}
