import type { Metadata } from "next";
import Link from "next/link";
import { redirect } from "next/navigation";
import { toEntry } from "@/components/beats/beat-entry";
import { BeatList } from "@/components/beats/beat-list";
import { buttonVariants } from "@/components/ui/button";
import { EmptyState } from "@/components/ui/empty-state";
import { catalogue } from "@/lib/catalogue";
import { pageMetadata } from "@/lib/seo/metadata";

export const metadata: Metadata = pageMetadata({
  title: "Beats",
  description: "All beats on sale, newest first. Every one can be heard here.",
  path: "/beats",
  feeds: "",
});

export default async function BeatsPage({ searchParams }: { searchParams: Promise<{ after?: string | string[] }> }) {
  const { after } = await searchParams;
  const cursor = typeof after === "string" && after !== "" ? after : null;
  const answer = await catalogue(cursor);
  // A cursor from an old link may mean nothing any more; the beginning of the list always does.
  if (answer === null) redirect("/beats");

  return (
    <div className="page py-8 md:py-12">
      <div className="flex flex-wrap items-baseline justify-between gap-4 pb-4 md:pb-6">
        <h1 className="text-3xl font-semibold tracking-tight">Beats</h1>
        {cursor !== null && (
          <Link href="/beats" className="link text-sm">
            Back to the newest
          </Link>
        )}
      </div>
      {answer.page.length === 0 && cursor === null ? (
        <EmptyState
          title="No beats on sale yet"
          action={
            <Link href="/sell" className={buttonVariants()}>
              Open a store
            </Link>
          }
        >
          Be the first: open a store, upload a WAV, set your prices.
        </EmptyState>
      ) : (
        // The key starts the list anew when the address names another place in it.
        <BeatList key={cursor} path="/beats" first={answer.page.map(toEntry)} cursor={answer.isDone ? null : answer.continueCursor} />
      )}
    </div>
  );
}
