import type { Metadata } from "next";
import { redirect } from "next/navigation";
import { RowsSkeleton } from "@/components/beats/rows-skeleton";
import { SignedIn } from "@/components/layout/signed-in";
import { WishList } from "@/components/wishlist/wish-list";
import { viewer } from "@/lib/auth";
import { wishlist } from "@/strings/wishlist";

export const metadata: Metadata = { title: wishlist.title };

export default async function WishlistPage() {
  if (!(await viewer())) redirect("/sign-in?next=/wishlist");
  return (
    <div className="page grid gap-6 py-8 md:py-12">
      <h1 className="text-3xl font-semibold tracking-tight">{wishlist.title}</h1>
      <SignedIn next="/wishlist" waiting={<RowsSkeleton rows={3} label={wishlist.loading} />}>
        <WishList />
      </SignedIn>
    </div>
  );
}
