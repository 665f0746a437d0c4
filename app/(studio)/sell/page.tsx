import type { Metadata } from "next";
import Link from "next/link";
import { redirect } from "next/navigation";
import { OpenStoreForm } from "@/components/studio/open-store-form";
import { Alert } from "@/components/ui/alert";
import { Button } from "@/components/ui/button";
import { viewer } from "@/lib/auth";
import { CREATOR_PLANS } from "@/lib/domain/plans";
import { publicConfig } from "@/lib/public-config";

export const metadata: Metadata = { title: "Sell your beats", description: "Open a store, upload your beats as WAV, AIFF, FLAC or MP3, set your licences." };

const STEPS = [
  ["Upload the WAV", "We make the tagged preview, the MP3 and the waveform. The master itself is never public."],
  ["Set your licences", "Up to four, with plain terms. Every sale writes a contract that cannot be changed afterwards."],
  ["Publish", "Buyers pay by card and get their files at once. Each sale is booked to the cent: price, platform fee, card fee, your share."],
];

export default async function SellPage() {
  const me = await viewer();
  if (me?.store) redirect("/studio");
  return (
    <div className="page grid gap-12 py-12 md:grid-cols-[1fr_26rem] md:gap-20 md:py-20">
      <div className="grid content-start gap-10">
        <header className="grid gap-3">
          <h1 className="text-3xl font-semibold tracking-tight md:text-4xl">Sell your beats with licences that hold.</h1>
          <p className="max-w-prose text-lg text-ink-soft">
            Opening a store costs nothing. The free plan keeps {CREATOR_PLANS.free.feeBps / 100} % of a sale.
          </p>
        </header>
        <ol className="grid gap-6">
          {STEPS.map(([title, words], index) => (
            <li key={title} className="grid grid-cols-[2rem_1fr] gap-2">
              <span aria-hidden className="font-mono text-ink-faint tabular-nums">{index + 1}</span>
              <div className="grid gap-1">
                <h2 className="font-semibold">{title}</h2>
                <p className="max-w-prose text-ink-soft">{words}</p>
              </div>
            </li>
          ))}
        </ol>
      </div>
      <div className="grid content-start gap-6">
        {!me && (
          <>
            <Alert title="You need an account first.">It takes a minute and also serves for buying.</Alert>
            <Button size="lg" asChild>
              <Link href="/sign-up?next=/sell">Create an account</Link>
            </Button>
            <Button size="lg" variant="secondary" asChild>
              <Link href="/sign-in?next=/sell">Sign in</Link>
            </Button>
          </>
        )}
        {me && !me.emailVerified && (
          <>
            <Alert title="Verify your e-mail first.">Buyers hold contracts with your store, so we make sure you can be reached.</Alert>
            <Button size="lg" asChild>
              <Link href="/verify-email?next=/sell">Verify {me.email}</Link>
            </Button>
          </>
        )}
        {me?.emailVerified && <OpenStoreForm host={new URL(publicConfig().appUrl).host} />}
      </div>
    </div>
  );
}
