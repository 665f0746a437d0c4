import type { Metadata } from "next";
import { redirect } from "next/navigation";
import { BeatRows } from "@/components/beats/beat-rows";
import { BeatMarket } from "@/components/market/beat-market";
import { countWords } from "@/components/market/count-words";
import { FilterFields } from "@/components/market/filter-fields";
import { toFound } from "@/components/market/found-beats";
import { LookingAround } from "@/components/market/looking-around";
import { MarketSummary } from "@/components/market/market-summary";
import { restPath } from "@/components/market/rest-path";
import { SearchBox } from "@/components/market/search-box";
import { SortChoice } from "@/components/market/sort-choice";
import { buttonVariants } from "@/components/ui/button";
import { EmptyState } from "@/components/ui/empty-state";
import { PageLink } from "@/components/ui/page-link";
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
  const found = toFound(answer);

  return (
    <div className="page py-8 md:py-12">
      <div className="flex flex-wrap items-baseline justify-between gap-4 pb-4 md:pb-6">
        <h1 className="text-3xl font-semibold tracking-tight">{words.title}</h1>
        {after === null ? (
          <PageLink href="/creators" className="link text-sm">
            {words.creators}
          </PageLink>
        ) : (
          <PageLink href={address} className="link text-sm">
            {words.toBeginning}
          </PageLink>
        )}
      </div>
      {answer.page.length === 0 && answer.cursor === null && after === null && narrowings(search).length === 0 ? (
        <EmptyState
          title={words.none.title}
          action={
            <PageLink href="/sell" className={buttonVariants()}>
              {words.none.action}
            </PageLink>
          }
        >
          {words.none.text}
        </EmptyState>
      ) : (
        // The key starts the list anew when the server answers for another address.
        <BeatMarket
          key={`${address} ${after}`}
          first={{ address, ...found }}
          next={restPath(address, found.cursor)}
          active={narrowings(search).filter((name) => name !== "words").length}
          search={
            <>
              <SearchBox search={search} className="col-span-2 md:col-span-1" />
              <SortChoice search={search} />
            </>
          }
          filters={<FilterFields search={search} className="md:grid-cols-4 lg:grid-cols-7" />}
          summary={<MarketSummary search={search} said={countWords(found)} />}
        >
          {found.entries.length === 0 && found.cursor === null ? <LookingAround /> : <BeatRows entries={found.entries} />}
        </BeatMarket>
      )}
    </div>
  );
}
