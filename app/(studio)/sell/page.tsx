import type { Metadata } from "next";
import Link from "next/link";
import { redirect } from "next/navigation";
import { OpenStoreForm } from "@/components/studio/open-store-form";
import { Alert } from "@/components/ui/alert";
import { buttonVariants } from "@/components/ui/button";
import { viewer } from "@/lib/auth";
import { CREATOR_PLANS } from "@/lib/domain/plans";
import { publicConfig } from "@/lib/public-config";
import { sell } from "@/strings/sell";

export const metadata: Metadata = { title: sell.page, description: sell.description };

export default async function SellPage() {
  const me = await viewer();
  if (me?.store) redirect("/studio");
  return (
    <div className="page grid gap-12 py-12 md:grid-cols-[1fr_26rem] md:gap-20 md:py-20">
      <div className="grid content-start gap-10">
        <header className="grid gap-3">
          <h1 className="text-3xl font-semibold tracking-tight md:text-4xl">{sell.title}</h1>
          <p className="max-w-prose text-lg text-ink-soft">
            {sell.lead(CREATOR_PLANS.free.feeBps / 100)}
          </p>
        </header>
        <ol className="grid gap-6">
          {sell.steps.map(({ title, text }, index) => (
            <li key={title} className="grid grid-cols-[2rem_1fr] gap-2">
              <span aria-hidden className="font-mono text-ink-faint tabular-nums">{index + 1}</span>
              <div className="grid gap-1">
                <h2 className="font-semibold">{title}</h2>
                <p className="max-w-prose text-ink-soft">{text}</p>
              </div>
            </li>
          ))}
        </ol>
      </div>
      <div className="grid content-start gap-6">
        {!me && (
          <>
            <Alert title={sell.noAccount.title}>{sell.noAccount.text}</Alert>
            <Link href="/sign-up?next=/sell" className={buttonVariants({ size: "lg" })}>{sell.signUp}</Link>
            <Link href="/sign-in?next=/sell" className={buttonVariants({ variant: "secondary", size: "lg" })}>{sell.signIn}</Link>
          </>
        )}
        {me && !me.emailVerified && (
          <>
            <Alert title={sell.unverified.title}>{sell.unverified.text}</Alert>
            <Link href="/verify-email?next=/sell" className={buttonVariants({ size: "lg" })}>{sell.verify(me.email)}</Link>
          </>
        )}
        {me?.emailVerified && <OpenStoreForm host={new URL(publicConfig().appUrl).host} />}
      </div>
    </div>
  );
}
