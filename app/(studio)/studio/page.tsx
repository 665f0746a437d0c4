import { Plus } from "lucide-react";
import type { Metadata } from "next";
import Link from "next/link";
import { FollowerCount } from "@/components/follows/follower-count";
import { SignedIn } from "@/components/layout/signed-in";
import { BeatTable } from "@/components/studio/beat-table";
import { FirstSteps } from "@/components/studio/first-steps";
import { requireCreator } from "@/components/studio/require-creator";
import { buttonVariants } from "@/components/ui/button";
import { ListSkeleton } from "@/components/ui/list-skeleton";
import { studioBeats } from "@/strings/studioBeats";

export const metadata: Metadata = { title: studioBeats.page };

export default async function StudioPage() {
  const { store } = await requireCreator("/studio");
  return (
    <div className="page grid gap-8 py-10 md:py-14">
      <header className="flex flex-wrap items-end justify-between gap-4">
        <div className="grid gap-1">
          <p className="text-sm text-ink-faint tabular-nums">
            {store.name} <FollowerCount />
          </p>
          <h1 className="text-2xl font-semibold tracking-tight md:text-3xl">{studioBeats.title}</h1>
        </div>
        <Link href="/studio/beats/new" className={buttonVariants()}>
          <Plus aria-hidden /> {studioBeats.add}
        </Link>
      </header>
      <SignedIn next="/studio" waiting={<ListSkeleton label={studioBeats.loading} />}>
        <div className="grid gap-8">
          <FirstSteps storeName={store.name} />
          <BeatTable />
        </div>
      </SignedIn>
    </div>
  );
}
