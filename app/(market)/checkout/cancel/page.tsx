import type { Metadata } from "next";
import Link from "next/link";
import { buttonVariants } from "@/components/ui/button";
import { slugProblem } from "@/lib/domain/slugs";

export const metadata: Metadata = { title: "Checkout left", robots: { index: false } };

export default async function CancelPage({ searchParams }: { searchParams: Promise<{ beat?: string | string[] }> }) {
  const { beat } = await searchParams;
  const slug = typeof beat === "string" && slugProblem(beat) === null ? beat : null;
  return (
    <div className="page grid max-w-4xl justify-items-start gap-6 py-10 md:py-16">
      <h1 className="text-3xl font-semibold tracking-tight">You left the checkout.</h1>
      <p className="max-w-prose text-ink-soft">
        Nothing was charged and nothing was bought. The checkout stays open for a while: pressing buy again takes you back to it.
      </p>
      <div className="flex flex-wrap gap-3">
        {slug && (
          <Link href={`/beats/${slug}`} className={buttonVariants()}>
            Back to the beat
          </Link>
        )}
        <Link href="/beats" className={buttonVariants({ variant: "secondary" })}>
          Browse beats
        </Link>
      </div>
    </div>
  );
}
