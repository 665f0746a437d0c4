import type { Metadata } from "next";
import { notFound, redirect } from "next/navigation";
import { cache, Fragment, type ReactNode } from "react";
import { Visit } from "@/components/analytics/visit";
import { toEntry } from "@/components/beats/beat-entry";
import { BeatList } from "@/components/beats/beat-list";
import { BeatRows } from "@/components/beats/beat-rows";
import { FollowLine } from "@/components/follows/follow-line";
import { RatingLine } from "@/components/reviews/rating-line";
import { JsonLdBlock } from "@/components/seo/json-ld";
import { FeaturedBeat } from "@/components/store/featured-beat";
import { StoreAbout } from "@/components/store/store-about";
import { StoreHead } from "@/components/store/store-head";
import { StoreLinks } from "@/components/store/store-links";
import { EmptyState } from "@/components/ui/empty-state";
import { api } from "@/convex/_generated/api";
import { catalogue } from "@/lib/catalogue";
import { asVisitor } from "@/lib/convex";
import type { StoreSection } from "@/lib/domain/storefront";
import { absolute } from "@/lib/seo/address";
import { pageMetadata } from "@/lib/seo/metadata";
import { storeData } from "@/lib/seo/structured";
import { storePage as words } from "@/strings/storefront";

type Props = { params: Promise<{ slug: string }>; searchParams: Promise<{ after?: string | string[] }> };

const storeAt = cache((slug: string) => asVisitor().query(api.stores.queries.bySlug, { slug }));
/** Beats whose waveforms make up the drawn banner. */
const IN_BANNER = 4;

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { slug } = await params;
  const store = await storeAt(slug);
  if (store === null) notFound();
  const path = `/${store.slug}`;
  return pageMetadata({ title: store.name, description: store.bio || words.description(store.name), path, picture: `/api/og/stores/${store.slug}`, feeds: path });
}

/** A store: who it is, and what it sells, in the order its owner chose. */
export default async function StorePage({ params, searchParams }: Props) {
  const { slug } = await params;
  const store = await storeAt(slug);
  if (store === null) notFound();
  const { after } = await searchParams;
  const cursor = typeof after === "string" && after !== "" ? after : null;
  const answer = await catalogue(cursor, store.storeId);
  const path = `/${store.slug}`;
  if (answer === null) redirect(path);
  const entries = answer.page.map(toEntry);
  const sections: Record<StoreSection, ReactNode> = {
    about: store.bio !== "" && <StoreAbout bio={store.bio} />,
    links: store.links.length > 0 && <StoreLinks links={store.links} />,
    featured: store.featured && cursor === null && <FeaturedBeat entry={toEntry(store.featured)} among={entries} />,
    beats:
      entries.length === 0 && cursor === null ? (
        <EmptyState title={words.empty.title}>{words.empty.text}</EmptyState>
      ) : (
        <BeatList key={cursor} path={path} storeId={store.storeId} first={entries} cursor={answer.isDone ? null : answer.continueCursor}>
          <BeatRows entries={entries} />
        </BeatList>
      ),
  };
  return (
    <div data-accent={store.accent} className="page grid gap-8 pb-8">
      <Visit of="storeId" id={store.storeId} />
      <JsonLdBlock data={storeData({ ...store, url: absolute(path), image: absolute(`/api/og/stores/${store.slug}`), links: store.links.map(({ url }) => url) })} />
      <StoreHead store={store} peaks={answer.page.slice(0, IN_BANNER).map(({ peaks }) => peaks)}>
        <FollowLine store={store} followers={store.followers} />
        {store.rating !== null && <RatingLine rating={store.rating} />}
      </StoreHead>
      {store.sections.map(({ kind, shown }) => shown && <Fragment key={kind}>{sections[kind]}</Fragment>)}
    </div>
  );
}
