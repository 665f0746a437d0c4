import { MailLayout } from "../layout";
import { Action, Paragraph, PlainLink, Title } from "../parts";
import type { MailTemplate } from "../template";

/** A link that signs in. The same for a new address: nothing about it tells whether there is an account. */
export const magicLink: MailTemplate<{ url: string }> = {
  purpose: "security",
  subject: () => "Your link to sign in",
  body: ({ url }) => (
    <MailLayout
      preview="It works once, for 15 minutes."
      reason="You get this mail because somebody asked at Backline to sign in with this address. If it was not you, do nothing: without the link, nobody gets in."
    >
      <Title>Sign in to Backline</Title>
      <Paragraph>This link signs you in. It works once, for 15 minutes, in whichever browser you open it.</Paragraph>
      <Action href={url}>Sign in</Action>
      <Paragraph quiet>
        If the button does nothing, open this address: <PlainLink href={url} />
      </Paragraph>
    </MailLayout>
  ),
};
