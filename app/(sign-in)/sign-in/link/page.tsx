import type { Metadata } from "next";
import Link from "next/link";
import { AuthCard } from "@/components/account/auth-card";
import { localInbox } from "@/components/account/local-inbox";
import { MailLinkForm } from "@/components/account/mail-link-form";
import { demandOwnAccounts } from "@/components/account/own-accounts";
import { safeNextPath } from "@/lib/next-path";

export const metadata: Metadata = { title: "Sign in by mail" };

export default async function MagicLinkPage({ searchParams }: { searchParams: Promise<{ next?: string | string[] }> }) {
  demandOwnAccounts();
  const next = safeNextPath((await searchParams).next);
  return (
    <AuthCard
      title="Sign in by mail"
      lead="We send you a link. No password needed; if the address is new here, the link makes your account."
      other={
        <Link className="link" href={`/sign-in?next=${encodeURIComponent(next)}`}>
          Sign in another way
        </Link>
      }
    >
      <MailLinkForm
        path="/api/auth/sign-in/magic-link"
        extra={{ callbackURL: next }}
        action="E-mail me a link"
        sent="The link in our mail signs you in. It works once, for 15 minutes."
        inboxUrl={localInbox()}
      />
    </AuthCard>
  );
}
