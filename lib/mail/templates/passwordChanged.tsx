import { MailLayout } from "../layout";
import { Action, Paragraph, Title } from "../parts";
import type { MailTemplate } from "../template";

/** Tells the owner of an account that its password is another one now, in case it was not they who changed it. */
export const passwordChanged: MailTemplate<{ url: string; by?: "settings" | undefined }> = {
  purpose: "security",
  subject: () => "Your password was changed",
  body: ({ url, by }) => (
    <MailLayout
      preview="Every other device was signed out."
      reason={`You get this mail because the password of your Backline account was changed ${by === "settings" ? "in its settings" : "with a link that we mailed to this address"}.`}
    >
      <Title>Your password was changed</Title>
      <Paragraph>A new password was set {by === "settings" ? "in the settings of your account" : "with a link from this mailbox"}, and every other device was signed out.</Paragraph>
      <Paragraph>
        If that was you, there is nothing to do. If it was not,{" "}
        {by === "settings" ? "somebody was in your account: choose a new password at once." : "somebody can read your mail: secure your mailbox first, then choose a new password."}
      </Paragraph>
      <Action href={url}>Choose a new password</Action>
    </MailLayout>
  ),
};
