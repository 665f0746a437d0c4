import type { Metadata } from "next";
import Link from "next/link";
import { AuthCard } from "@/components/account/auth-card";
import { MagicLinkConfirm } from "@/components/account/magic-link-confirm";
import { demandOwnAccounts } from "@/components/account/own-accounts";
import { Alert } from "@/components/ui/alert";
import { buttonVariants } from "@/components/ui/button";
import { viewer } from "@/lib/auth";
import { magicLinkOf } from "@/lib/auth/links";
import { safeNextPath } from "@/lib/next-path";
import { linkConfirmPage as words } from "@/strings/signIn";

export const metadata: Metadata = { title: words.documentTitle, robots: { index: false } };

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
    <AuthCard title={isNew ? words.titleNew : words.title} lead={<>{words.lead.before} <strong className="font-medium break-all text-ink">{link.email}</strong>{words.lead.after}</>}>
      <div className="grid gap-5">
        {me && me.email !== link.email && <Alert title={words.other.title(me.email)}>{words.other.text}</Alert>}
        {link.account === "unproven" && (
          <Alert title={words.unproven.title}>{words.unproven.text}</Alert>
        )}
        <MagicLinkConfirm token={token} next={next} name={link.account === "proven" ? null : link.name} isNew={isNew} />
      </div>
    </AuthCard>
  );
}

function DeadLink({ next }: { next: string }) {
  return (
    <AuthCard title={words.dead.title} lead={words.dead.text}>
      <Link href={`/sign-in/link?next=${encodeURIComponent(next)}`} className={buttonVariants({ size: "lg" })}>{words.dead.action}</Link>
    </AuthCard>
  );
}
