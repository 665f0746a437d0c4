import type { Metadata } from "next";
import Link from "next/link";
import { AuthCard } from "@/components/account/auth-card";
import { demandOwnAccounts } from "@/components/account/own-accounts";
import { ResetPasswordForm } from "@/components/account/reset-password-form";
import { Button } from "@/components/ui/button";
import { passwordResetOf } from "@/lib/auth/links";

export const metadata: Metadata = { title: "Choose a new password", robots: { index: false } };

export default async function ResetPasswordPage({ searchParams }: { searchParams: Promise<{ token?: string | string[] }> }) {
  demandOwnAccounts();
  const { token } = await searchParams;
  const reset = await passwordResetOf(token);
  if (reset === null || typeof token !== "string") {
    return (
      <AuthCard title="This link no longer works" lead="Links work once and for an hour. This one was used already, or it is too old.">
        <Button size="lg" asChild>
          <Link href="/forgot-password">Send me a new one</Link>
        </Button>
      </AuthCard>
    );
  }
  return (
    <AuthCard title="Choose a new password" lead={<>For <strong className="font-medium break-all text-ink">{reset.email}</strong>. It signs you out everywhere else.</>}>
      <ResetPasswordForm token={token} email={reset.email} />
    </AuthCard>
  );
}
