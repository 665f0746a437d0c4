import { Figures } from "../figures";
import type { BuyerFacts } from "../facts";
import { MailLayout } from "../layout";
import { Action, Paragraph, Title } from "../parts";
import type { MailTemplate } from "../template";
import { goods, sum } from "../words";

/** Tells a buyer that money went back, and why where goods could not be handed over. */
export const refundBuyer: MailTemplate<BuyerFacts> = {
  purpose: "notice",
  subject: ({ number, refunded, currency }) => `${sum(refunded, currency)} refunded for order ${number}`,
  body: (facts) => {
    const { number, total, refunded, currency, lines, appUrl } = facts;
    return (
      <MailLayout preview={`${goods(lines)}: your money is on its way back.`} reason="You get this mail because you ordered at Backline with this address.">
        <Title>Your money is on its way back</Title>
        <Paragraph>{explained(facts)}</Paragraph>
        <Figures
          rows={[
            { label: "Order", value: number },
            { label: "You paid", value: sum(total, currency) },
            { label: "Refunded so far", value: sum(refunded, currency), total: true },
          ]}
        />
        <Paragraph>It goes back to where you paid from. Banks usually take five to ten days to show it.</Paragraph>
        <Action href={`${appUrl}/library`}>Open your library</Action>
        <Paragraph quiet>Does something look wrong? Reply to this mail and name the order number.</Paragraph>
      </MailLayout>
    );
  },
};

function explained({ lines, refunded, total, refundReason }: BuyerFacts): string {
  const missing = lines.filter(({ outcome }) => outcome === "refused");
  if (missing.length > 0 && refunded <= missing.reduce((gone, { amount }) => gone + amount, 0)) {
    const why = refundReason === null ? "" : ` ${refundReason}`;
    return `Your payment for ${goods(missing)} arrived, but the goods could not be delivered.${why} We are sorry; you owe nothing and need do nothing.`;
  }
  const taken = lines.filter(({ outcome }) => outcome === "revoked");
  if (taken.length > 0) return `Your order of ${goods(taken)} was refunded. Its licence is no longer in force, and its files can no longer be downloaded.`;
  return refunded >= total ? `Your order of ${goods(lines)} was refunded.` : `A part of your order of ${goods(lines)} was refunded. What you bought stays yours.`;
}
