import type { Metadata } from "next";
import { redirect } from "next/navigation";
import { SignedIn } from "@/components/layout/signed-in";
import { OfferList } from "@/components/library/offer-list";
import { ListSkeleton } from "@/components/ui/list-skeleton";
import { viewer } from "@/lib/auth";
import { ownOffers as words } from "@/strings/library";

export const metadata: Metadata = { title: words.title };

export default async function OffersPage() {
  if (!(await viewer())) redirect("/sign-in?next=/library/offers");
  return (
    <div className="page grid gap-6 py-8 md:py-12">
      <h1 className="text-3xl font-semibold tracking-tight">{words.title}</h1>
      <SignedIn next="/library/offers" waiting={<ListSkeleton label={words.loading} rows={3} />}>
        <OfferList />
      </SignedIn>
    </div>
  );
}
