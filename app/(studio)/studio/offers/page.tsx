import type { Metadata } from "next";
import { SignedIn } from "@/components/layout/signed-in";
import { FloorSettings } from "@/components/studio/offers/floor-settings";
import { OfferDesk } from "@/components/studio/offers/offer-desk";
import { requireCreator } from "@/components/studio/require-creator";
import { ListSkeleton } from "@/components/ui/list-skeleton";
import { offerDesk } from "@/strings/offers";

export const metadata: Metadata = { title: offerDesk.title };

export default async function OffersPage() {
  await requireCreator("/studio/offers");
  return (
    <div className="page grid gap-10 py-8 md:py-12">
      <h1 className="text-2xl font-semibold tracking-tight md:text-3xl">{offerDesk.title}</h1>
      <SignedIn next="/studio/offers" waiting={<ListSkeleton label={offerDesk.loading} />}>
        <OfferDesk />
        <FloorSettings />
      </SignedIn>
    </div>
  );
}
