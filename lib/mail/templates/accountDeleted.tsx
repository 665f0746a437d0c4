import { MailLayout } from "../layout";
import { Paragraph, Title } from "../parts";
import type { MailTemplate } from "../template";

/** The last mail to somebody: that their account is gone, and what stays of it. */
export const accountDeleted: MailTemplate<object> = {
  purpose: "security",
  subject: () => "Your account was deleted",
  body: () => (
    <MailLayout preview="What it held of you is gone; records of sales stay." reason="You get this mail because the account of this address was deleted with its password.">
      <Title>Your account was deleted</Title>
      <Paragraph>Your name, your address, your password and every session are gone, and a store of yours is closed.</Paragraph>
      <Paragraph>Orders, payments and licence contracts stay as records of a sale, as the law asks. Keep the contracts you downloaded: they stay valid, and their public pages go on confirming them.</Paragraph>
    </MailLayout>
  ),
};
