import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { SignedIn } from "@/components/layout/signed-in";
import { requireCreator } from "@/components/studio/require-creator";
import { SaleDesk } from "@/components/studio/sales/sale-desk";
import { ListSkeleton } from "@/components/ui/list-skeleton";
import { PageLink } from "@/components/ui/page-link";
import { api } from "@/convex/_generated/api";
import { currentCaller } from "@/lib/auth";
import { asUser } from "@/lib/convex";
import { AppError } from "@/lib/domain/errors";
import { sales } from "@/strings/sales";

export const metadata: Metadata = { title: sales.one };

export default async function SalePage({ params }: { params: Promise<{ orderId: string }> }) {
  const { orderId } = await params;
  await requireCreator(`/studio/sales/${orderId}`);
  const caller = await currentCaller();
  if (!caller) notFound();
  // Asked once here, so that an address that is not the seller's own is a page not found, not an error in a live query.
  await asUser(caller).query(api.commerce.sales.one, { orderId }).catch((error: unknown) => {
    if (error instanceof AppError && error.code === "not_found") notFound();
    throw error;
  });
  return (
    <div className="page grid gap-6 py-8 md:py-12">
      <nav aria-label={sales.trail} className="text-sm">
        <PageLink className="link" href="/studio/sales">
          {sales.title}
        </PageLink>
      </nav>
      <SignedIn next={`/studio/sales/${orderId}`} waiting={<ListSkeleton label={sales.loadingOne} />}>
        <SaleDesk orderId={orderId} />
      </SignedIn>
    </div>
  );
}
