import type { Metadata } from "next";
import Link from "next/link";
import { redirect } from "next/navigation";
import { CreatorCard } from "@/components/creators/creator-card";
import { CreatorSearch } from "@/components/creators/creator-search";
import { buttonVariants } from "@/components/ui/button";
import { EmptyState } from "@/components/ui/empty-state";
import { listedCreators } from "./listed-creators";

export const metadata: Metadata = {
  title: "Creators",
  description: "Every store with beats on sale, the latest first.",
  alternates: { canonical: "/creators" },
};

type Props = { searchParams: Promise<{ q?: string | string[]; after?: string | string[] }> };

/** Who sells here. */
export default async function CreatorsPage({ searchParams }: Props) {
  const { q, after } = await searchParams;
  const words = typeof q === "string" ? q.trim() : "";
  const answer = await listedCreators(words, typeof after === "string" && after !== "" ? after : null);
  if (answer === null) redirect("/creators");
  return (
    <div className="page grid gap-6 py-8 md:py-12">
      <div className="grid gap-4 md:grid-cols-[1fr_20rem] md:items-center">
        <h1 className="text-3xl font-semibold tracking-tight">Creators</h1>
        <CreatorSearch words={words} />
      </div>
      {answer.creators.length === 0 ? (
        <EmptyState title={words === "" ? "No store has a beat on sale yet" : `No store is called “${words}”`} action={<Link href={words === "" ? "/sell" : "/creators"} className={buttonVariants({ variant: "secondary" })}>{words === "" ? "Open a store" : "All creators"}</Link>}>
          {words === "" ? "The first to put one out stands here." : "Names are searched word by word; the last may be unfinished."}
        </EmptyState>
      ) : (
        <ul className="grid gap-x-8 border-t md:grid-cols-2">
          {answer.creators.map((creator) => (
            <CreatorCard key={creator.storeId} creator={creator} />
          ))}
        </ul>
      )}
      {answer.next !== null && (
        <Link href={`/creators?after=${encodeURIComponent(answer.next)}`} className={buttonVariants({ variant: "secondary", className: "justify-self-center" })}>
          More creators
        </Link>
      )}
    </div>
  );
}
