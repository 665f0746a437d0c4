import type { Metadata } from "next";
import { SignedIn } from "@/components/layout/signed-in";
import { requireCreator } from "@/components/studio/require-creator";
import { PreviewTagDesk } from "@/components/studio/preview-tag/preview-tag-desk";
import { StoreDesk } from "@/components/studio/store/store-desk";
import { Skeleton } from "@/components/ui/skeleton";
import { studioStore } from "@/strings/studioStore";

export const metadata: Metadata = { title: studioStore.title };

export default async function StudioStorePage() {
  const { store } = await requireCreator("/studio/store");
  return (
    <div className="page grid gap-8 py-10 md:py-14">
      <header className="grid gap-1">
        <p className="text-sm text-ink-faint">{store.name}</p>
        <h1 className="text-2xl font-semibold tracking-tight md:text-3xl">{studioStore.title}</h1>
      </header>
      <SignedIn next="/studio/store" waiting={<Skeleton className="h-[40rem]" />}>
        <StoreDesk />
        <PreviewTagDesk />
      </SignedIn>
    </div>
  );
}
