import { Figures } from "../figures";
import type { BuyerFacts, MailLine } from "../facts";
import { MailLayout } from "../layout";
import { Action, Paragraph, TextLink, Title } from "../parts";
import type { MailTemplate } from "../template";
import { goods, moment, sum } from "../words";

/** The buyer's receipt, for money or for nothing. True when it is sent: what has been refunded by then, it says. */
export const receipt: MailTemplate<BuyerFacts> = {
  purpose: "notice",
  subject: ({ number, total }) => (total === 0 ? `Your order ${number}, free of charge` : `Your receipt for order ${number}`),
  body: (facts) => {
    const { number, paidAt, currency, total, lines, appUrl } = facts;
    return (
      <MailLayout preview={`${goods(lines)}, ${total === 0 ? "free of charge" : sum(total, currency)}`} reason="You get this mail because you ordered at Backline with this address.">
        <Title>{total === 0 ? "It is yours" : "Thank you for your order"}</Title>
        <Paragraph>{opening(facts)}</Paragraph>
        <Figures
          rows={[
            { label: "Order", value: number },
            { label: "Date", value: moment(paidAt) },
          ]}
        />
        <Figures rows={[...lines.map((line) => ({ label: described(line), value: amountOf(line, currency) })), { label: total === 0 ? "Total" : "Total paid", value: sum(total, currency), total: true }]} />
        <Refunded {...facts} />
        <Action href={`${appUrl}/library`}>Open your library</Action>
        {lines.map((line) => (
          <Papers key={line.license?.verifyId ?? line.title} line={line} appUrl={appUrl} />
        ))}
        <Paragraph quiet>Is something wrong with this order? Reply to this mail and name the order number.</Paragraph>
      </MailLayout>
    );
  },
};

function opening({ buyerName, total, lines }: BuyerFacts): string {
  const greeting = buyerName === "" ? "" : `${buyerName}, `;
  if (lines.every(({ outcome }) => outcome === "revoked")) return `${greeting}this is the receipt of your order.`;
  const what = total === 0 ? "this is a present from its maker" : "your payment has arrived";
  const words = `${greeting}${what}. Your files and your contract are in your library.`;
  return words.charAt(0).toUpperCase() + words.slice(1);
}

/** An item, by whom, and what became of it where that is not as expected. */
function described({ title, store, outcome }: MailLine): string {
  const by = store === "" ? title : `${title}, from ${store}`;
  if (outcome === "refused") return `${by} (could not be delivered: its price goes back to you)`;
  return outcome === "revoked" ? `${by} (taken back)` : by;
}

function amountOf({ amount }: MailLine, currency: string): string {
  return amount === 0 ? "Free" : sum(amount, currency);
}

function Refunded({ refunded, total, currency }: BuyerFacts) {
  if (refunded === 0) return null;
  const words = refunded >= total ? "This order has since been refunded in full" : `${sum(refunded, currency)} of this order has since been refunded`;
  return <Paragraph>{words}. What your bank shows may take some days.</Paragraph>;
}

/** The contract and the public page that proves it. The contract is for its owner's eyes, so the link goes by the sign-in. */
function Papers({ line: { title, license, outcome }, appUrl }: { line: MailLine; appUrl: string }) {
  if (license === null || outcome !== "fulfilled") return null;
  const contract = `/api/beats/contract?licenseId=${license.licenseId}`;
  return (
    <Paragraph quiet>
      {title}: <TextLink href={`${appUrl}/sign-in?next=${encodeURIComponent(contract)}`}>contract (PDF)</TextLink>,{" "}
      <TextLink href={`${appUrl}/verify/${license.verifyId}`}>public verification page</TextLink>
    </Paragraph>
  );
}
