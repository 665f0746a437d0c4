import type { Metadata } from "next";
import { redirect } from "next/navigation";
import { AuthCard } from "@/components/account/auth-card";
import { demandOwnAccounts } from "@/components/account/own-accounts";
import { ConfirmNewEmail } from "@/components/account/settings/confirm-new-email";
import { PageLink } from "@/components/ui/page-link";
import { currentCaller } from "@/lib/auth";
import { emailChangeOf } from "@/lib/auth/account";
import { settings } from "@/strings/settings";

const words = settings.confirmEmail;
export const metadata: Metadata = { title: words.title, referrer: "no-referrer" };

export default async function ConfirmNewEmailPage({ searchParams }: { searchParams: Promise<{ token?: string | string[] }> }) {
  demandOwnAccounts();
  const { token } = await searchParams;
  const given = typeof token === "string" ? token : "";
  const caller = await currentCaller();
  if (!caller) redirect(`/sign-in?next=${encodeURIComponent(`/settings/confirm-email?token=${encodeURIComponent(given)}`)}`);
  const change = await emailChangeOf(caller, given);
  const back = (
    <PageLink href="/settings" className="link">
      {words.back}
    </PageLink>
  );
  if (change === null) return <AuthCard title={words.dead} lead={words.deadText}>{back}</AuthCard>;
  return (
    <AuthCard title={words.title} lead={words.lead(change.email)} other={back}>
      <ConfirmNewEmail token={given} />
    </AuthCard>
  );
}
