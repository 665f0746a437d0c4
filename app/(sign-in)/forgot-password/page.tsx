import type { Metadata } from "next";
import Link from "next/link";
import { AuthCard } from "@/components/account/auth-card";
import { localInbox } from "@/components/account/local-inbox";
import { MailLinkForm } from "@/components/account/mail-link-form";
import { demandOwnAccounts } from "@/components/account/own-accounts";
import { forgotPage as words } from "@/strings/signIn";

export const metadata: Metadata = { title: words.documentTitle };

export default function ForgotPasswordPage() {
  demandOwnAccounts();
  return (
    <AuthCard
      title={words.title}
      lead={words.lead}
      other={
        <Link className="link" href="/sign-in">
          {words.back}
        </Link>
      }
    >
      <MailLinkForm
        path="/api/auth/forgot-password"
        action={words.action}
        sent={words.sent}
        inboxUrl={localInbox()}
      />
    </AuthCard>
  );
}
