import { MailLayout } from "../layout";
import { Paragraph, TextLink, Title } from "../parts";
import type { MailTemplate } from "../template";

/** Tells the address of before that the account has moved, in case it was not its owner who moved it. */
export const emailChanged: MailTemplate<{ appUrl: string }> = {
  purpose: "security",
  subject: () => "Your account has another e-mail address now",
  body: ({ appUrl }) => (
    <MailLayout preview="This address no longer signs in." reason="You get this mail because this was the address of a Backline account until now.">
      <Title>Your account has another address</Title>
      <Paragraph>Your account was moved to another e-mail address with its password. This one no longer signs in, and every other device was signed out.</Paragraph>
      <Paragraph>
        If that was you, there is nothing to do. If it was not, somebody knows your password: write to us at once, see <TextLink href={`${appUrl}/help`}>help</TextLink>.
      </Paragraph>
    </MailLayout>
  ),
};
