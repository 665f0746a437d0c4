import { MailLayout } from "../layout";
import { Action, Paragraph, PlainLink, Title } from "../parts";
import type { MailTemplate } from "../template";

/** Asks the owner of a mailbox whether an account is to move to it. */
export const changeEmail: MailTemplate<{ url: string }> = {
  purpose: "security",
  subject: () => "Confirm your new e-mail address",
  body: ({ url }) => (
    <MailLayout
      preview="It works once, for an hour, where you are signed in."
      reason="You get this mail because somebody asked at Backline to move their account to this address. If it was not you, do nothing: without the link, nothing changes."
    >
      <Title>Use this address for your account</Title>
      <Paragraph>Open this link where you are signed in to your account. It works once, for an hour. From then on you sign in with this address, and your mails come here.</Paragraph>
      <Action href={url}>Use this address</Action>
      <Paragraph quiet>
        If the button does nothing, open this address: <PlainLink href={url} />
      </Paragraph>
    </MailLayout>
  ),
};
