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

export const metadata: Metadata = { title: "Create an account" };

const LEAD = "One account buys and sells. We ask for nothing we do not need.";

export default async function SignUpPage({ searchParams }: { searchParams: Promise<{ next?: string | string[] }> }) {
  const next = safeNextPath((await searchParams).next, "/welcome");
  if (await viewer()) redirect(next);
  if (publicConfig().clerk) {
    return (
      <AuthCard title="Create an account" lead={LEAD}>
        <ClerkSignUp next={next} />
      </AuthCard>
    );
  }
  return (
    <AuthCard
      title="Create an account"
      lead={LEAD}
      other={
        <>
          Already have one?{" "}
          <Link className="link" href={`/sign-in?next=${encodeURIComponent(next)}`}>
            Sign in
          </Link>
        </>
      }
    >
      <SocialButtons providers={offeredProviders()} next={next} />
      <SignUpForm next={next} />
    </AuthCard>
  );
}
