import type { Metadata } from "next";
import { redirect } from "next/navigation";
import { SignedIn } from "@/components/layout/signed-in";
import { OfferList } from "@/components/library/offer-list";
import { ListSkeleton } from "@/components/ui/list-skeleton";
import { viewer } from "@/lib/auth";

export const metadata: Metadata = { title: "Your offers" };

export default async function OffersPage() {
  if (!(await viewer())) redirect("/sign-in?next=/library/offers");
  return (
    <div className="page grid gap-6 py-8 md:py-12">
      <h1 className="text-3xl font-semibold tracking-tight">Your offers</h1>
      <SignedIn next="/library/offers" waiting={<ListSkeleton label="Loading your offers" rows={3} />}>
        <OfferList />
      </SignedIn>
    </div>
  );
}
