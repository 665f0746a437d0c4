import { averageWords, REVIEW, type Rating } from "../domain/reviews";

/** JSON-LD of our pages, in schema.org's words. Addresses are absolute; amounts come in minor units. */
export type JsonLd = { "@context": "https://schema.org"; "@type": string | readonly string[]; [key: string]: unknown };

/** Reviews that a page tells machines of. */
const MOST_REVIEWS = 5;
const CONTEXT = { "@context": "https://schema.org" } as const;

/** Minor units as schema.org writes prices: `1999` is `"19.99"`. */
function priceText(amount: number): string {
  return (amount / 100).toFixed(2);
}

export function websiteData(site: { url: string; searchUrl: string }): JsonLd {
  return {
    ...CONTEXT,
    "@type": "WebSite",
    name: "Backline",
    url: site.url,
    potentialAction: { "@type": "SearchAction", target: { "@type": "EntryPoint", urlTemplate: `${site.searchUrl}{query}` }, "query-input": "required name=query" },
  };
}

export type StoreFacts = { name: string; url: string; bio: string; image: string; links: readonly string[] };

/** A store is an organisation: producers, duos and labels alike. */
export function storeData({ name, url, bio, image, links }: StoreFacts): JsonLd {
  return { ...CONTEXT, "@type": "Organization", "@id": url, name, url, image, ...(bio === "" ? {} : { description: bio }), ...(links.length === 0 ? {} : { sameAs: links }) };
}

export type BeatFacts = {
  title: string;
  description: string;
  url: string;
  image: string;
  /** Address of the preview, or null while there is none. */
  audio: string | null;
  genre: string;
  durationMs: number;
  publishedAt: number;
  currency: string;
  store: { name: string; url: string };
  offers: readonly { name: string; price: number; available: boolean }[];
  /** What its reviews come to; null while there is none. */
  rating: Rating | null;
  reviews: readonly { author: string; stars: number; text: string; writtenAt: number }[];
};

/** A beat is a recording and, by its licences, a product: one node with both types, so that offers and sound are of one thing. */
export function beatData(beat: BeatFacts): JsonLd {
  const maker = { "@type": "Organization", "@id": beat.store.url, name: beat.store.name, url: beat.store.url };
  return {
    ...CONTEXT,
    "@type": ["MusicRecording", "Product"],
    "@id": beat.url,
    name: beat.title,
    url: beat.url,
    image: beat.image,
    description: beat.description,
    genre: beat.genre,
    duration: `PT${Math.max(1, Math.round(beat.durationMs / 1000))}S`,
    datePublished: new Date(beat.publishedAt).toISOString().slice(0, 10),
    byArtist: maker,
    brand: maker,
    ...(beat.audio === null ? {} : { audio: { "@type": "AudioObject", contentUrl: beat.audio, encodingFormat: "audio/mpeg" } }),
    offers: beat.offers.map(({ name, price, available }) => ({
      "@type": "Offer",
      name,
      url: beat.url,
      price: priceText(price),
      priceCurrency: beat.currency.toUpperCase(),
      availability: available ? "https://schema.org/InStock" : "https://schema.org/SoldOut",
      seller: { "@id": beat.store.url },
    })),
    ...(beat.rating === null ? {} : ratingData(beat.rating, beat.reviews)),
  };
}

/** Only what people really wrote: there is no rating without a review, and the page shows the same ones. */
function ratingData({ average, count }: Rating, reviews: BeatFacts["reviews"]) {
  return {
    aggregateRating: { "@type": "AggregateRating", ratingValue: averageWords(average), reviewCount: count, bestRating: REVIEW.stars, worstRating: 1 },
    review: reviews.slice(0, MOST_REVIEWS).map(({ author, stars, text, writtenAt }) => ({
      "@type": "Review",
      author: { "@type": "Person", name: author },
      datePublished: new Date(writtenAt).toISOString().slice(0, 10),
      ...(text === "" ? {} : { reviewBody: text }),
      reviewRating: { "@type": "Rating", ratingValue: stars, bestRating: REVIEW.stars, worstRating: 1 },
    })),
  };
}

/** The way to a page, outermost first. */
export function breadcrumbData(steps: readonly { name: string; url: string }[]): JsonLd {
  return { ...CONTEXT, "@type": "BreadcrumbList", itemListElement: steps.map(({ name, url }, at) => ({ "@type": "ListItem", position: at + 1, name, item: url })) };
}

/** JSON for inside a `<script>`: nothing in it can end the element or begin a comment. */
export function scriptJson(data: JsonLd): string {
  return JSON.stringify(data).replace(/</g, "\\u003c").replace(/\u2028/g, "\\u2028").replace(/\u2029/g, "\\u2029");
}
