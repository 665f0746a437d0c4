import type { Metadata } from "next";
import Link from "next/link";
import { notFound } from "next/navigation";
import { SignedIn } from "@/components/layout/signed-in";
import { BeatDesk } from "@/components/studio/beat-desk";
import { requireCreator } from "@/components/studio/require-creator";
import { Skeleton } from "@/components/ui/skeleton";
import { api } from "@/convex/_generated/api";
import { currentCaller } from "@/lib/auth";
import { asUser } from "@/lib/convex";
import { AppError } from "@/lib/domain/errors";
import { id } from "@/lib/http/ids";
import { beatDesk } from "@/strings/beatDesk";

export const metadata: Metadata = { title: beatDesk.page };

export default async function BeatDeskPage({ params }: { params: Promise<{ beatId: string }> }) {
  const { beatId } = await params;
  await requireCreator(`/studio/beats/${beatId}`);
  const caller = await currentCaller();
  const parsed = id("beats").safeParse(beatId);
  if (!caller || !parsed.success) notFound();
  // Asked once here, so that an address that is not the creator's own is a page not found, not an error in a live query.
  await asUser(caller).query(api.beats.queries.edit, { beatId: parsed.data }).catch((error: unknown) => {
    if (error instanceof AppError && error.code === "not_found") notFound();
    throw error;
  });
  return (
    <div className="page grid gap-8 py-10 md:py-14">
      <nav aria-label={beatDesk.trail} className="text-sm">
        <Link className="link" href="/studio">
          {beatDesk.beats}
        </Link>
      </nav>
      <SignedIn next={`/studio/beats/${beatId}`} waiting={<Skeleton className="h-96" />}>
        <BeatDesk beatId={parsed.data} />
      </SignedIn>
    </div>
  );
}
