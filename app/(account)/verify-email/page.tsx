import type { Metadata } from "next";
import { redirect } from "next/navigation";
import { AuthCard } from "@/components/account/auth-card";
import { ClerkConfirmAddress } from "@/components/account/clerk";
import { localInbox } from "@/components/account/local-inbox";
import { VerifyEmail } from "@/components/account/verify-email";
import { Alert } from "@/components/ui/alert";
import { viewer } from "@/lib/auth";
import { safeNextPath } from "@/lib/next-path";
import { publicConfig } from "@/lib/public-config";
import { verifyEmailPage as words } from "@/strings/signIn";

export const metadata: Metadata = { title: words.title };

type Search = { next?: string | string[]; error?: string | string[] };

export default async function VerifyEmailPage({ searchParams }: { searchParams: Promise<Search> }) {
  const { next: wanted, error } = await searchParams;
  const next = safeNextPath(wanted);
  const me = await viewer();
  if (!me) redirect(`/sign-in?next=${encodeURIComponent(next)}`);
  if (publicConfig().clerk) {
    return (
      <AuthCard title={words.title} lead={words.lead}>
        <ClerkConfirmAddress next={next} />
      </AuthCard>
    );
  }
  return (
    <AuthCard title={words.title} lead={words.lead}>
      {error && !me.emailVerified && <LinkProblem code={error} />}
      <VerifyEmail email={me.email} next={next} inboxUrl={localInbox()} />
    </AuthCard>
  );
}

function LinkProblem({ code }: { code: string | string[] }) {
  if (code === "other_account") {
    return (
      <Alert tone="danger" role="alert" title={words.otherAccount.title}>
        {words.otherAccount.text}
      </Alert>
    );
  }
  return (
    <Alert tone="danger" role="alert" title={words.dead.title}>
      {words.dead.text}
    </Alert>
  );
}
