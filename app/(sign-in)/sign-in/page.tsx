import type { Metadata } from "next";
import Link from "next/link";
import { redirect } from "next/navigation";
import { AuthCard } from "@/components/account/auth-card";
import { ClerkSignIn } from "@/components/account/clerk";
import { SignInForm } from "@/components/account/sign-in-form";
import { SignInProblem } from "@/components/account/sign-in-problem";
import { SocialButtons } from "@/components/account/social-buttons";
import { TakeOverForm } from "@/components/account/take-over-form";
import { viewer } from "@/lib/auth";
import { offeredProviders } from "@/lib/auth/social";
import { safeNextPath } from "@/lib/next-path";
import { publicConfig } from "@/lib/public-config";
import { signInPage as words } from "@/strings/signIn";

export const metadata: Metadata = { title: words.title };

type Search = { next?: string | string[]; error?: string | string[]; provider?: string | string[] };

export default async function SignInPage({ searchParams }: { searchParams: Promise<Search> }) {
  const { next: wanted, error, provider } = await searchParams;
  const next = safeNextPath(wanted);
  if (await viewer()) redirect(next);
  if (publicConfig().clerk) {
    return (
      <AuthCard title={words.title} lead={words.lead}>
        <ClerkSignIn next={next} />
      </AuthCard>
    );
  }
  const confirming = confirmation(next);
  return (
    <AuthCard
      title={confirming ? words.confirm.title : words.title}
      lead={confirming ? words.confirm.lead : words.lead}
      other={
        <>
          {words.newHere}{" "}
          <Link className="link" href={`/sign-up?next=${encodeURIComponent(confirming?.next ?? next)}`}>
            {words.create}
          </Link>
        </>
      }
    >
      <SignInProblem code={error} provider={provider} />
      {!confirming && <SocialButtons providers={offeredProviders()} next={next} />}
      <SignInForm next={next} />
      {confirming && <TakeOverForm {...confirming} />}
    </AuthCard>
  );
}

/** The token of a mail's link that was opened without a session, and where its owner wanted to go. */
function confirmation(next: string): { token: string; next: string } | null {
  const link = new URL(next, "http://localhost");
  const token = link.searchParams.get("token");
  if (link.pathname !== "/api/auth/verify-email" || !token) return null;
  return { token, next: safeNextPath(link.searchParams.get("callbackURL"), "/library") };
}
