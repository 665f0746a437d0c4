import type { Metadata } from "next";
import Link from "next/link";
import { AuthCard } from "@/components/account/auth-card";
import { localInbox } from "@/components/account/local-inbox";
import { MailLinkForm } from "@/components/account/mail-link-form";
import { demandOwnAccounts } from "@/components/account/own-accounts";

export const metadata: Metadata = { title: "Forgot your password" };

export default function ForgotPasswordPage() {
  demandOwnAccounts();
  return (
    <AuthCard
      title="Forgot your password?"
      lead="We send you a link to choose a new one."
      other={
        <Link className="link" href="/sign-in">
          Back to signing in
        </Link>
      }
    >
      <MailLinkForm
        path="/api/auth/forgot-password"
        action="Send me the link"
        sent="If there is an account with this address, our mail has a link to choose a new password. It works once, for an hour."
        inboxUrl={localInbox()}
      />
    </AuthCard>
  );
}
