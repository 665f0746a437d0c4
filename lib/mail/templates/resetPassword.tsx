import { MailLayout } from "../layout";
import { Action, Paragraph, PlainLink, Title } from "../parts";
import type { MailTemplate } from "../template";

/** A link to choose a new password. */
export const resetPassword: MailTemplate<{ url: string }> = {
  purpose: "security",
  subject: () => "Choose a new password",
  body: ({ url }) => (
    <MailLayout
      preview="The link works once, for an hour."
      reason="You get this mail because somebody asked at Backline for a new password for this address. If it was not you, do nothing: your password stays as it is."
    >
      <Title>Choose a new password</Title>
      <Paragraph>This link lets you choose a new password. It works once, for an hour. Choosing one signs you out everywhere else.</Paragraph>
      <Action href={url}>Choose a new password</Action>
      <Paragraph quiet>
        If the button does nothing, open this address: <PlainLink href={url} />
      </Paragraph>
    </MailLayout>
  ),
};
