import type { Metadata } from "next";
import Link from "next/link";
import { AuthCard } from "@/components/account/auth-card";
import { MagicLinkConfirm } from "@/components/account/magic-link-confirm";
import { demandOwnAccounts } from "@/components/account/own-accounts";
import { Alert } from "@/components/ui/alert";
import { Button } from "@/components/ui/button";
import { viewer } from "@/lib/auth";
import { magicLinkOf } from "@/lib/auth/links";
import { safeNextPath } from "@/lib/next-path";

export const metadata: Metadata = { title: "Sign in", robots: { index: false } };

type Search = { token?: string | string[]; next?: string | string[] };

/** Opening a mailed link changes nothing, because mail scanners open it first; the button here does. */
export default async function MagicLinkConfirmPage({ searchParams }: { searchParams: Promise<Search> }) {
  demandOwnAccounts();
  const { token, next: wanted } = await searchParams;
  const next = safeNextPath(wanted);
  const [link, me] = await Promise.all([magicLinkOf(token), viewer()]);
  if (link === null || typeof token !== "string") return <DeadLink next={next} />;
  const isNew = link.account === "new";
  return (
    <AuthCard title={isNew ? "Create your account" : "Sign in"} lead={<>With the address <strong className="font-medium break-all text-ink">{link.email}</strong>.</>}>
      <div className="grid gap-5">
        {me && me.email !== link.email && <Alert title={`You are signed in as ${me.email}.`}>Going on signs this browser in to the other account instead.</Alert>}
        {link.account === "unproven" && (
          <Alert title="The account becomes yours alone.">Nobody had confirmed this address yet. A password that was set before stops working, and other devices are signed out.</Alert>
        )}
        <MagicLinkConfirm token={token} next={next} name={link.account === "proven" ? null : link.name} isNew={isNew} />
      </div>
    </AuthCard>
  );
}

function DeadLink({ next }: { next: string }) {
  return (
    <AuthCard title="This link no longer works" lead="Links work once and for 15 minutes. This one was used already, or it is too old.">
      <Button size="lg" asChild>
        <Link href={`/sign-in/link?next=${encodeURIComponent(next)}`}>Send me a new one</Link>
      </Button>
    </AuthCard>
  );
}
