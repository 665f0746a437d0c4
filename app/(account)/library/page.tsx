import type { Metadata } from "next";
import { redirect } from "next/navigation";
import { RowsSkeleton } from "@/components/beats/rows-skeleton";
import { SignedIn } from "@/components/layout/signed-in";
import { LibraryList } from "@/components/library/library-list";
import { viewer } from "@/lib/auth";
import { library } from "@/strings/library";

export const metadata: Metadata = { title: library.title };

export default async function LibraryPage() {
  if (!(await viewer())) redirect("/sign-in?next=/library");
  return (
    <div className="page py-8 md:py-12">
      <h1 className="pb-4 text-3xl font-semibold tracking-tight md:pb-6">{library.title}</h1>
      <SignedIn next="/library" waiting={<RowsSkeleton rows={3} label={library.loading} />}>
        <LibraryList />
      </SignedIn>
    </div>
  );
}
