import { Figures } from "../figures";
import type { SellerFacts } from "../facts";
import { MailLayout } from "../layout";
import { Action, Paragraph, Title } from "../parts";
import type { MailTemplate } from "../template";
import { goods, moment, sum } from "../words";

type State = Exclude<SellerFacts["dispute"], "none">;

const TITLES: Record<State, string> = {
  inquiry: "A bank asks about a payment",
  open: "A payment is disputed",
  won: "The dispute was decided for you",
  lost: "The dispute was decided for the buyer",
};

const WORDS: Record<State, string> = {
  inquiry:
    "The buyer does not recognise this payment, and their bank asks about it. No money was taken. If the buyer has a point, refunding the order settles it; if not, answer with what you know, so that it does not become a dispute.",
  open: "The buyer’s bank has asked for this payment back. Until it has decided, the disputed sum and the bank’s fee are off your balance and the buyer cannot download. We have put the evidence together: the order, the delivery, every download and the contract. Add what you know and hand it in before the bank’s deadline.",
  won: "The buyer’s bank has decided that the payment stands. What was held back returns to your balance as Stripe gives it back.",
  lost: "The buyer’s bank has decided to give the money back. The disputed sum and the bank’s fee stay off your balance.",
};

/** Tells a seller that the bank of a buyer disputes a payment, or how that ended. */
export const disputeSeller: MailTemplate<SellerFacts> = {
  purpose: "notice",
  subject: ({ number, dispute }) => `Order ${number}: ${dispute === "none" ? "disputed" : TITLES[dispute].toLowerCase()}`,
  body: ({ number, paidAt, currency, dispute, gross, lines, balance, appUrl }) => {
    const state = dispute === "none" ? "open" : dispute;
    return (
      <MailLayout preview={`${goods(lines)}, order ${number}`} reason="You get this mail because you sell at Backline.">
        <Title>{TITLES[state]}</Title>
        <Paragraph>
          {WORDS[state]}
          {lines.some(({ outcome }) => outcome === "revoked") && " The licence is no longer in force, and its files can no longer be downloaded."}
        </Paragraph>
        <Figures
          rows={[
            { label: "Order", value: number },
            { label: "Paid", value: moment(paidAt) },
          ]}
        />
        <Figures
          rows={[
            { label: goods(lines), value: sum(gross, currency) },
            { label: "On your balance now", value: sum(balance, currency), total: true },
          ]}
        />
        <Action href={`${appUrl}/studio`}>Open your studio</Action>
      </MailLayout>
    );
  },
};
