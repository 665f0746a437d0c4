import type { Metadata } from "next";
import Link from "next/link";
import { redirect } from "next/navigation";
import { BeatMarket } from "@/components/market/beat-market";
import { toFound } from "@/components/market/found-beats";
import { buttonVariants } from "@/components/ui/button";
import { EmptyState } from "@/components/ui/empty-state";
import { beatsPath, narrowings } from "@/lib/domain/discovery";
import { pageMetadata } from "@/lib/seo/metadata";
import { beatsPage as words } from "@/strings/market";
import { foundBeats } from "./found-beats";
import { searchIn, type Parameters } from "./search-in";

type Props = { searchParams: Promise<Parameters> };

export async function generateMetadata({ searchParams }: Props): Promise<Metadata> {
  const { search } = searchIn(await searchParams);
  return pageMetadata({
    title: words.title,
    description: words.description,
    // What somebody typed is theirs: only the plain list and its genres are for search engines.
    path: search.genre === null ? "/beats" : `/beats?genre=${search.genre}`,
    feeds: "",
  });
}

export default async function BeatsPage({ searchParams }: Props) {
  const { search, after } = searchIn(await searchParams);
  const address = beatsPath(search);
  const answer = await foundBeats(search, after);
  // A cursor from an old link may mean nothing any more; the beginning of the list always does.
  if (answer === null) redirect(address);

  return (
    <div className="page py-8 md:py-12">
      <div className="flex flex-wrap items-baseline justify-between gap-4 pb-4 md:pb-6">
        <h1 className="text-3xl font-semibold tracking-tight">{words.title}</h1>
        {after === null ? (
          <Link href="/creators" prefetch={false} className="link text-sm">
            {words.creators}
          </Link>
        ) : (
          <Link href={address} className="link text-sm">
            {words.toBeginning}
          </Link>
        )}
      </div>
      {answer.page.length === 0 && answer.cursor === null && after === null && narrowings(search).length === 0 ? (
        <EmptyState
          title={words.none.title}
          action={
            <Link href="/sell" className={buttonVariants()}>
              {words.none.action}
            </Link>
          }
        >
          {words.none.text}
        </EmptyState>
      ) : (
        // The key starts the list anew when the server answers for another address.
        <BeatMarket key={`${address} ${after}`} first={{ address, ...toFound(answer) }} />
      )}
    </div>
  );
}
