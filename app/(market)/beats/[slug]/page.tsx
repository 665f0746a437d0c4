import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { Visit } from "@/components/analytics/visit";
import { toEntry } from "@/components/beats/beat-entry";
import { BeatHead } from "@/components/beats/beat-head";
import { LicensePicker } from "@/components/beats/license-picker";
import { fromWords } from "@/components/beats/price";
import { SimilarBeats } from "@/components/beats/similar-beats";
import { TagLink } from "@/components/beats/tag-link";
import { BeatReviews } from "@/components/reviews/beat-reviews";
import { BeatFactsForMachines } from "@/components/seo/beat-facts";
import { api } from "@/convex/_generated/api";
import { asVisitor } from "@/lib/convex";
import { EVERYTHING } from "@/lib/domain/discovery";
import { pageMetadata } from "@/lib/seo/metadata";
import { beatPage as words } from "@/strings/beats";
import { beatBySlug } from "./beat-by-slug";
import { reviewsOf } from "./reviews-of";

type Props = { params: Promise<{ slug: string }>; searchParams: Promise<{ tier?: string | string[]; coupon?: string | string[] }> };

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const beat = await beatBySlug((await params).slug);
  if (!beat) return { title: words.noBeat };
  const price = fromWords(beat);
  return pageMetadata({
    title: words.title(beat.title, beat.store.name),
    description: beat.description || words.description(beat.title, beat.store.name, price),
    path: `/beats/${beat.slug}`,
    picture: `/api/og/beats/${beat.slug}`,
  });
}

export default async function BeatPage({ params, searchParams }: Props) {
  const beat = await beatBySlug((await params).slug);
  if (!beat) notFound();
  const { tier, coupon } = await searchParams;
  const [similar, reviews] = await Promise.all([asVisitor().query(api.beats.queries.similar, { beatId: beat.beatId }), reviewsOf(beat.beatId)]);
  const searches = [...beat.moods.map((mood) => ({ ...EVERYTHING, mood })), ...beat.tags.map((tag) => ({ ...EVERYTHING, tags: [tag] }))];
  return (
    <div className="page grid gap-12 py-8 md:gap-16 md:py-12">
      <Visit of="beatId" id={beat.beatId} />
      <BeatFactsForMachines beat={beat} reviews={reviews.first.page} />
      <BeatHead beat={beat} />
      <LicensePicker beat={beat} chosen={tier} coupon={coupon} />
      {(beat.description || searches.length > 0) && (
        <section aria-labelledby="about" className="grid gap-4">
          <h2 id="about" className="text-2xl font-semibold tracking-tight">
            {words.about}
          </h2>
          {beat.description && <p className="max-w-prose whitespace-pre-line text-ink-soft">{beat.description}</p>}
          {searches.length > 0 && (
            <ul aria-label={words.tags} className="flex flex-wrap gap-2">
              {searches.map((search) => (
                <TagLink key={search.mood ?? `#${search.tags[0]}`} search={search} />
              ))}
            </ul>
          )}
        </section>
      )}
      <BeatReviews beat={beat} rating={beat.rating} {...reviews} />
      <SimilarBeats entries={similar.map(toEntry)} />
    </div>
  );
}
