import { MailLayout } from "../layout";
import { Action, Paragraph, Title } from "../parts";
import type { MailTemplate } from "../template";

/** Tells the owner of an account that its password is another one now, in case it was not they who changed it. */
export const passwordChanged: MailTemplate<{ url: string }> = {
  purpose: "security",
  subject: () => "Your password was changed",
  body: ({ url }) => (
    <MailLayout
      preview="Every other device was signed out."
      reason="You get this mail because the password of your Backline account was changed with a link that we mailed to this address."
    >
      <Title>Your password was changed</Title>
      <Paragraph>A new password was set with a link from this mailbox, and every other device was signed out.</Paragraph>
      <Paragraph>If that was you, there is nothing to do. If it was not, somebody can read your mail: secure your mailbox first, then choose a new password.</Paragraph>
      <Action href={url}>Choose a new password</Action>
    </MailLayout>
  ),
};
