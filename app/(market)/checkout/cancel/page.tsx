import type { Metadata } from "next";
import Link from "next/link";
import { LeftCheckout } from "@/components/checkout/left-checkout";
import { LeftUnpaid } from "@/components/checkout/left-unpaid";
import { SignedIn } from "@/components/layout/signed-in";
import { buttonVariants } from "@/components/ui/button";
import { Skeleton } from "@/components/ui/skeleton";
import { viewer } from "@/lib/auth";
import { cart as words } from "@/strings/cart";
import { slugProblem } from "@/lib/domain/slugs";
import { leftPage } from "@/strings/checkout";

export const metadata: Metadata = { title: leftPage.documentTitle, robots: { index: false } };

type Search = { beat?: string | string[]; cart?: string | string[]; order?: string | string[] };

export default async function CancelPage({ searchParams }: { searchParams: Promise<Search> }) {
  const { beat, cart, order } = await searchParams;
  const orderId = typeof order === "string" && (await viewer()) ? order : null;
  const slug = typeof beat === "string" && slugProblem(beat) === null ? beat : null;
  return (
    <div className="page grid max-w-4xl justify-items-start gap-6 py-10 md:py-16">
      <h1 className="text-3xl font-semibold tracking-tight">{leftPage.title}</h1>
      {orderId === null ? (
        <LeftUnpaid />
      ) : (
        <SignedIn next="/beats" waiting={<Skeleton className="h-24 w-full max-w-prose" />}>
          <LeftCheckout orderId={orderId} />
        </SignedIn>
      )}
      <div className="flex flex-wrap gap-3">
        {cart !== undefined && (
          <Link href="/cart" className={buttonVariants({ variant: "secondary" })}>
            {words.back}
          </Link>
        )}
        {slug && (
          <Link href={`/beats/${slug}`} className={buttonVariants({ variant: "secondary" })}>
            {leftPage.toBeat}
          </Link>
        )}
        <Link href="/beats" className={buttonVariants({ variant: "ghost" })}>
          {leftPage.browse}
        </Link>
      </div>
    </div>
  );
}
