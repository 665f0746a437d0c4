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

export const metadata: Metadata = { title: "Verify your e-mail" };

const LEAD = "Licences are contracts: we make sure the address on yours is really yours.";

type Search = { next?: string | string[]; error?: string | string[] };

export default async function VerifyEmailPage({ searchParams }: { searchParams: Promise<Search> }) {
  const { next: wanted, error } = await searchParams;
  const next = safeNextPath(wanted);
  const me = await viewer();
  if (!me) redirect(`/sign-in?next=${encodeURIComponent(next)}`);
  if (publicConfig().clerk) {
    return (
      <AuthCard title="Verify your e-mail" lead={LEAD}>
        <ClerkConfirmAddress next={next} />
      </AuthCard>
    );
  }
  return (
    <AuthCard title="Verify your e-mail" lead={LEAD}>
      {error && !me.emailVerified && <LinkProblem code={error} />}
      <VerifyEmail email={me.email} next={next} inboxUrl={localInbox()} />
    </AuthCard>
  );
}

function LinkProblem({ code }: { code: string | string[] }) {
  if (code === "other_account") {
    return (
      <Alert tone="danger" role="alert" title="That link belongs to another account.">
        Sign out and open it again, or send a link to this account’s address.
      </Alert>
    );
  }
  return (
    <Alert tone="danger" role="alert" title="That link no longer works.">
      Links are good for one use and one day. Send yourself a new one.
    </Alert>
  );
}
