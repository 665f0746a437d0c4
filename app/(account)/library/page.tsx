import type { Metadata } from "next";
import { redirect } from "next/navigation";
import { RowsSkeleton } from "@/components/beats/rows-skeleton";
import { SignedIn } from "@/components/layout/signed-in";
import { LibraryList } from "@/components/library/library-list";
import { PageLink } from "@/components/ui/page-link";
import { viewer } from "@/lib/auth";

export const metadata: Metadata = { title: "Library" };

export default async function LibraryPage() {
  if (!(await viewer())) redirect("/sign-in?next=/library");
  return (
    <div className="page py-8 md:py-12">
      <div className="flex items-baseline justify-between gap-4 pb-4 md:pb-6">
        <h1 className="text-3xl font-semibold tracking-tight">Library</h1>
        <PageLink href="/library/offers" className="link text-sm">
          Your offers
        </PageLink>
      </div>
      <SignedIn next="/library" waiting={<RowsSkeleton rows={3} label="Loading your library" />}>
        <LibraryList />
      </SignedIn>
    </div>
  );
}
