import type { Metadata } from "next";
import Link from "next/link";
import { redirect } from "next/navigation";
import { AuthCard } from "@/components/account/auth-card";
import { ClerkSignUp } from "@/components/account/clerk";
import { SignUpForm } from "@/components/account/sign-up-form";
import { SocialButtons } from "@/components/account/social-buttons";
import { viewer } from "@/lib/auth";
import { offeredProviders } from "@/lib/auth/social";
import { safeNextPath } from "@/lib/next-path";
import { publicConfig } from "@/lib/public-config";
import { signUpPage as words } from "@/strings/signIn";

export const metadata: Metadata = { title: words.title };

export default async function SignUpPage({ searchParams }: { searchParams: Promise<{ next?: string | string[] }> }) {
  const next = safeNextPath((await searchParams).next, "/welcome");
  if (await viewer()) redirect(next);
  if (publicConfig().clerk) {
    return (
      <AuthCard title={words.title} lead={words.lead}>
        <ClerkSignUp next={next} />
      </AuthCard>
    );
  }
  return (
    <AuthCard
      title={words.title}
      lead={words.lead}
      other={
        <>
          {words.haveOne}{" "}
          <Link className="link" href={`/sign-in?next=${encodeURIComponent(next)}`}>
            {words.signIn}
          </Link>
        </>
      }
    >
      <SocialButtons providers={offeredProviders()} next={next} />
      <SignUpForm next={next} />
    </AuthCard>
  );
}
