import type { Metadata } from "next";
import { SignedIn } from "@/components/layout/signed-in";
import { requireCreator } from "@/components/studio/require-creator";
import { SaleList } from "@/components/studio/sales/sale-list";
import { ListSkeleton } from "@/components/ui/list-skeleton";

export const metadata: Metadata = { title: "Sales" };

export default async function SalesPage() {
  await requireCreator("/studio/sales");
  return (
    <div className="page grid gap-6 py-8 md:py-12">
      <h1 className="text-2xl font-semibold tracking-tight md:text-3xl">Sales</h1>
      <SignedIn next="/studio/sales" waiting={<ListSkeleton label="Loading your sales" />}>
        <SaleList />
      </SignedIn>
    </div>
  );
}
