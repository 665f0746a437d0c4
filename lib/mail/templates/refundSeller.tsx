import { Figures } from "../figures";
import type { SellerFacts } from "../facts";
import { MailLayout } from "../layout";
import { Action, Paragraph, Title } from "../parts";
import type { MailTemplate } from "../template";
import { goods, sum } from "../words";

/** Tells a seller that money of an order went back, and what is left of it. */
export const refundSeller: MailTemplate<SellerFacts> = {
  purpose: "notice",
  subject: ({ number, refunded, currency }) => `${sum(refunded, currency)} of order ${number} was refunded`,
  body: ({ number, total, refunded, currency, lines, balance, appUrl }) => (
    <MailLayout preview={`${goods(lines)}, order ${number}`} reason="You get this mail because you sell at Backline.">
      <Title>An order was refunded</Title>
      <Paragraph>
        {refunded >= total ? `The order of ${goods(lines)} went back to its buyer in full.` : `A part of the order of ${goods(lines)} went back to its buyer.`}
        {lines.some(({ outcome }) => outcome === "revoked") && " The licence is no longer in force, and its files can no longer be downloaded."}
      </Paragraph>
      <Figures
        rows={[
          { label: "Order", value: number },
          { label: "The buyer paid", value: sum(total, currency) },
          { label: "Refunded so far", value: sum(refunded, currency) },
          { label: "Left on your balance", value: sum(balance, currency), total: true },
        ]}
      />
      <Paragraph quiet>The platform’s fee on what was refunded came back to you. Stripe keeps its fee for the payment, so an order that was refunded in full ends a little below zero.</Paragraph>
      <Action href={`${appUrl}/studio`}>Open your studio</Action>
    </MailLayout>
  ),
};
