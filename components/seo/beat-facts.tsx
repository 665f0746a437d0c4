import { absolute } from "@/lib/seo/address";
import { beatData, breadcrumbData } from "@/lib/seo/structured";
import { beatPage as words, beatRows } from "@/strings/beats";
import { genreNames } from "@/strings/taxonomy";
import type { BeatPage } from "../beats/beat-types";
import type { Review } from "../reviews/review-types";
import { JsonLdBlock } from "./json-ld";

/** A beat, its offers and the way to it, for search engines. */
export function BeatFactsForMachines({ beat, reviews }: { beat: BeatPage; reviews: readonly Review[] }) {
  const [url, store] = [absolute(`/beats/${beat.slug}`), { name: beat.store.name, url: absolute(`/${beat.store.slug}`) }];
  const data = beatData({
    ...beat,
    url,
    store,
    description: beat.description || words.title(beat.title, beat.store.name),
    image: absolute(`/api/og/beats/${beat.slug}`),
    audio: beat.preview === null ? null : absolute(beat.preview),
    genre: genreNames[beat.genre],
    offers: beat.tiers,
    reviews,
  });
  return (
    <>
      <JsonLdBlock data={data} />
      <JsonLdBlock data={breadcrumbData([{ name: beatRows.label, url: absolute("/beats") }, store, { name: beat.title, url }])} />
    </>
  );
}
