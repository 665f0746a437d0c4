import { MailLayout } from "../layout";
import { Action, Paragraph, PlainLink, Title } from "../parts";
import type { MailTemplate } from "../template";

/** Asks the owner of an address to confirm it. */
export const verifyEmail: MailTemplate<{ url: string; name?: string | undefined }> = {
  purpose: "security",
  subject: () => "Confirm your e-mail address",
  body: ({ url, name }) => (
    <MailLayout
      preview="One click, and you can buy and sell."
      reason="You get this mail because somebody signed up at Backline with this address. If it was not you, do nothing: without the click, nobody can use it."
    >
      <Title>Confirm your e-mail address</Title>
      <Paragraph>{name === undefined || name === "" ? "Welcome." : `Welcome, ${name}.`} Confirm that this address is yours, and you can buy licences and open a store.</Paragraph>
      <Action href={url}>Confirm this address</Action>
      <Paragraph quiet>
        If the button does nothing, open this address: <PlainLink href={url} />
      </Paragraph>
    </MailLayout>
  ),
};
