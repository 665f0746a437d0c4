import type { AccountFacts } from "@/lib/auth/account";
import { settings } from "@/strings/settings";
import { DeleteAccount } from "./delete-account";
import { EmailForm } from "./email-form";
import { NameForm } from "./name-form";
import { PasswordForm } from "./password-form";
import { ProviderList } from "./provider-list";
import { Section } from "./section";
import { SessionList } from "./session-list";

type OwnAccountProps = { me: { name: string; email: string; emailVerified: boolean }; facts: AccountFacts; session: string; inboxUrl: string | null };

/** The parts of the settings that are about an account of our own. */
export function OwnAccount({ me, facts, session, inboxUrl }: OwnAccountProps) {
  const { hasPassword, providers, sessions } = facts;
  return (
    <>
      <Section id="name" title={settings.name.title}>
        <NameForm name={me.name} />
      </Section>
      <Section id="email" title={settings.email.title}>
        <EmailForm email={me.email} verified={me.emailVerified} hasPassword={hasPassword} inboxUrl={inboxUrl} />
      </Section>
      <Section id="password" title={settings.password.title}>
        <PasswordForm email={me.email} hasPassword={hasPassword} />
      </Section>
      <Section id="services" title={settings.providers.title}>
        <ProviderList providers={providers} />
      </Section>
      <Section id="sessions" title={settings.sessions.title}>
        <SessionList sessions={sessions} current={session} />
      </Section>
    </>
  );
}

/** The last part: the account's end. */
export function EndOfAccount({ facts }: { facts: AccountFacts }) {
  return (
    <Section id="delete" title={settings.delete.title}>
      <DeleteAccount hasPassword={facts.hasPassword} />
    </Section>
  );
}
