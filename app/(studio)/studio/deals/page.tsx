import type { Metadata } from "next";
import { SignedIn } from "@/components/layout/signed-in";
import { BulkDeals } from "@/components/studio/deals/bulk-deals";
import { CouponDesk } from "@/components/studio/deals/coupon-desk";
import { requireCreator } from "@/components/studio/require-creator";
import { ListSkeleton } from "@/components/ui/list-skeleton";
import { dealsPage } from "@/strings/deals";

export const metadata: Metadata = { title: dealsPage.title };

export default async function DealsPage() {
  await requireCreator("/studio/deals");
  return (
    <div className="page grid gap-10 py-8 md:py-12">
      <h1 className="text-2xl font-semibold tracking-tight md:text-3xl">{dealsPage.title}</h1>
      <SignedIn next="/studio/deals" waiting={<ListSkeleton label={dealsPage.loading} />}>
        <div className="grid gap-12">
          <BulkDeals />
          <CouponDesk />
        </div>
      </SignedIn>
    </div>
  );
}
