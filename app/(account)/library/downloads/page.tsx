import type { Metadata } from "next";
import { redirect } from "next/navigation";
import { SignedIn } from "@/components/layout/signed-in";
import { DownloadHistory } from "@/components/library/download-history";
import { ListSkeleton } from "@/components/ui/list-skeleton";
import { viewer } from "@/lib/auth";
import { downloads } from "@/strings/library";

export const metadata: Metadata = { title: downloads.title };

export default async function DownloadsPage() {
  if (!(await viewer())) redirect("/sign-in?next=/library/downloads");
  return (
    <div className="page grid gap-6 py-8 md:py-12">
      <header className="grid gap-1">
        <h1 className="text-3xl font-semibold tracking-tight">{downloads.title}</h1>
        <p className="text-ink-soft">{downloads.lead}</p>
      </header>
      <SignedIn next="/library/downloads" waiting={<ListSkeleton label={downloads.loading} rows={5} />}>
        <DownloadHistory />
      </SignedIn>
    </div>
  );
}
