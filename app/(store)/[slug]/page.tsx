import type { Metadata } from "next";
import { notFound, redirect } from "next/navigation";
import { cache } from "react";
import { toEntry } from "@/components/beats/beat-entry";
import { BeatList } from "@/components/beats/beat-list";
import { EmptyState } from "@/components/ui/empty-state";
import { api } from "@/convex/_generated/api";
import { asVisitor } from "@/lib/convex";
import { catalogue } from "@/lib/catalogue";

type Props = { params: Promise<{ slug: string }>; searchParams: Promise<{ after?: string | string[] }> };

const storeAt = cache((slug: string) => asVisitor().query(api.stores.queries.bySlug, { slug }));

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { slug } = await params;
  const store = await storeAt(slug);
  if (store === null) notFound();
  return { title: store.name, description: store.bio || `Beats by ${store.name}, with licences in plain words.`, alternates: { canonical: `/${store.slug}` } };
}

/** A store: who it is, and what it sells. */
export default async function StorePage({ params, searchParams }: Props) {
  const { slug } = await params;
  const store = await storeAt(slug);
  if (store === null) notFound();
  const { after } = await searchParams;
  const cursor = typeof after === "string" && after !== "" ? after : null;
  const answer = await catalogue(cursor, store.storeId);
  if (answer === null) redirect(`/${store.slug}`);
  return (
    <div className="page py-8 md:py-12">
      <header className="grid gap-2 pb-8">
        <h1 className="text-3xl font-semibold tracking-tight break-words md:text-4xl">{store.name}</h1>
        {store.bio && <p className="max-w-prose text-lg text-ink-soft">{store.bio}</p>}
      </header>
      {answer.page.length === 0 && cursor === null ? (
        <EmptyState title="Nothing on sale yet">This store has just opened.</EmptyState>
      ) : (
        <BeatList key={cursor} path={`/${store.slug}`} storeId={store.storeId} first={answer.page.map(toEntry)} cursor={answer.isDone ? null : answer.continueCursor} />
      )}
    </div>
  );
}
