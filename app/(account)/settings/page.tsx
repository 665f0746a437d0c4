import type { Metadata } from "next";
import { redirect } from "next/navigation";
import { ClerkProfileButton } from "@/components/account/clerk";
import { localInbox } from "@/components/account/local-inbox";
import { MailChoices } from "@/components/account/settings/mail-choices";
import { EndOfAccount, OwnAccount } from "@/components/account/settings/own-account";
import { Section } from "@/components/account/settings/section";
import { ThemeChoice } from "@/components/account/settings/theme-choice";
import { SignedIn } from "@/components/layout/signed-in";
import { buttonVariants } from "@/components/ui/button";
import { ListSkeleton } from "@/components/ui/list-skeleton";
import { currentCaller, viewer } from "@/lib/auth";
import { accountFacts } from "@/lib/auth/account";
import { settings } from "@/strings/settings";

export const metadata: Metadata = { title: settings.title };

export default async function SettingsPage() {
  const [me, caller] = await Promise.all([viewer(), currentCaller()]);
  if (!me || !caller) redirect("/sign-in?next=/settings");
  const facts = await accountFacts(caller);
  return (
    <div className="page py-8 md:py-12">
      <h1 className="pb-6 text-3xl font-semibold tracking-tight md:pb-8">{settings.title}</h1>
      {facts === null ? (
        <Section id="account" title={settings.clerk.title}>
          <p className="text-ink-soft">{settings.clerk.text}</p>
          <ClerkProfileButton />
        </Section>
      ) : (
        <OwnAccount me={me} facts={facts} session={caller.sessionId} inboxUrl={localInbox()} />
      )}
      <Section id="theme" title={settings.theme.title}>
        <ThemeChoice />
      </Section>
      <Section id="mails" title={settings.mails.title}>
        <p className="text-ink-soft">{settings.mails.lead}</p>
        <SignedIn next="/settings" waiting={<ListSkeleton label={settings.mails.loading} rows={2} />}>
          <MailChoices hasStore={me.store !== null} />
        </SignedIn>
      </Section>
      <Section id="data" title={settings.data.title}>
        <p className="text-ink-soft">{settings.data.text}</p>
        <a href="/api/account/export" download className={buttonVariants({ variant: "secondary", className: "justify-self-start" })}>
          {settings.data.get}
        </a>
      </Section>
      {facts !== null && <EndOfAccount facts={facts} />}
    </div>
  );
}
