import type { Metadata } from "next";
import Link from "next/link";
import { AuthCard } from "@/components/account/auth-card";
import { localInbox } from "@/components/account/local-inbox";
import { MailLinkForm } from "@/components/account/mail-link-form";
import { demandOwnAccounts } from "@/components/account/own-accounts";
import { safeNextPath } from "@/lib/next-path";
import { linkPage as words } from "@/strings/signIn";

export const metadata: Metadata = { title: words.title };

export default async function MagicLinkPage({ searchParams }: { searchParams: Promise<{ next?: string | string[] }> }) {
  demandOwnAccounts();
  const next = safeNextPath((await searchParams).next);
  return (
    <AuthCard
      title={words.title}
      lead={words.lead}
      other={
        <Link className="link" href={`/sign-in?next=${encodeURIComponent(next)}`}>
          {words.another}
        </Link>
      }
    >
      <MailLinkForm
        path="/api/auth/sign-in/magic-link"
        extra={{ callbackURL: next }}
        action={words.action}
        sent={words.sent}
        inboxUrl={localInbox()}
      />
    </AuthCard>
  );
}
