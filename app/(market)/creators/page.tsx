import type { Metadata } from "next";
import Link from "next/link";
import { redirect } from "next/navigation";
import { CreatorCard } from "@/components/creators/creator-card";
import { CreatorSearch } from "@/components/creators/creator-search";
import { buttonVariants } from "@/components/ui/button";
import { EmptyState } from "@/components/ui/empty-state";
import { creators } from "@/strings/creators";
import { listedCreators } from "./listed-creators";

export const metadata: Metadata = {
  title: creators.title,
  description: creators.description,
  alternates: { canonical: "/creators" },
};

/** So many have the whole width: in two columns they would leave half of the page empty. */
const FEW = 3;

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
        <h1 className="text-3xl font-semibold tracking-tight">{creators.title}</h1>
        <CreatorSearch words={words} />
      </div>
      {answer.creators.length === 0 ? (
        <Nobody words={words} />
      ) : (
        <ul className={answer.creators.length > FEW ? "grid gap-x-8 border-t md:grid-cols-2" : "grid border-t"}>
          {answer.creators.map((creator) => (
            <CreatorCard key={creator.storeId} creator={creator} />
          ))}
        </ul>
      )}
      {answer.next !== null && (
        <Link href={`/creators?after=${encodeURIComponent(answer.next)}`} className={buttonVariants({ variant: "secondary", className: "justify-self-center" })}>
          {creators.more}
        </Link>
      )}
    </div>
  );
}

function Nobody({ words }: { words: string }) {
  const told = words === "" ? creators.none : creators.noMatch;
  return (
    <EmptyState
      title={typeof told.title === "string" ? told.title : told.title(words)}
      action={
        <Link href={words === "" ? "/sell" : "/creators"} className={buttonVariants({ variant: "secondary" })}>
          {told.action}
        </Link>
      }
    >
      {told.text}
    </EmptyState>
  );
}
