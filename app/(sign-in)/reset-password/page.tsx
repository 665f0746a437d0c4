import type { Metadata } from "next";
import Link from "next/link";
import { AuthCard } from "@/components/account/auth-card";
import { demandOwnAccounts } from "@/components/account/own-accounts";
import { ResetPasswordForm } from "@/components/account/reset-password-form";
import { buttonVariants } from "@/components/ui/button";
import { passwordResetOf } from "@/lib/auth/links";
import { resetPage as words } from "@/strings/signIn";

export const metadata: Metadata = { title: words.title, robots: { index: false } };

export default async function ResetPasswordPage({ searchParams }: { searchParams: Promise<{ token?: string | string[] }> }) {
  demandOwnAccounts();
  const { token } = await searchParams;
  const reset = await passwordResetOf(token);
  if (reset === null || typeof token !== "string") {
    return (
      <AuthCard title={words.dead.title} lead={words.dead.text}>
        <Link href="/forgot-password" className={buttonVariants({ size: "lg" })}>{words.dead.action}</Link>
      </AuthCard>
    );
  }
  return (
    <AuthCard title={words.title} lead={<>{words.lead.before} <strong className="font-medium break-all text-ink">{reset.email}</strong>{words.lead.after}</>}>
      <ResetPasswordForm token={token} email={reset.email} />
    </AuthCard>
  );
}
