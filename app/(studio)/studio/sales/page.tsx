import type { Metadata } from "next";
import { SignedIn } from "@/components/layout/signed-in";
import { requireCreator } from "@/components/studio/require-creator";
import { SaleList } from "@/components/studio/sales/sale-list";
import { ListSkeleton } from "@/components/ui/list-skeleton";
import { sales } from "@/strings/sales";

export const metadata: Metadata = { title: sales.title };

export default async function SalesPage() {
  await requireCreator("/studio/sales");
  return (
    <div className="page grid gap-6 py-8 md:py-12">
      <h1 className="text-2xl font-semibold tracking-tight md:text-3xl">{sales.title}</h1>
      <SignedIn next="/studio/sales" waiting={<ListSkeleton label={sales.loading} />}>
        <SaleList />
      </SignedIn>
    </div>
  );
}
