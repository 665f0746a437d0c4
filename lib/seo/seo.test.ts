import { describe, expect, test } from "vitest";
import { atom, type Feed, rss } from "./feed";
import { sitemapIndex, urlSet } from "./sitemap";
import { beatData, breadcrumbData, scriptJson, storeData, websiteData } from "./structured";
import { readXml } from "./testing/readXml";
import { xmlText } from "./xml";

const NASTY = `Rock & "Roll" <b>'n'</b> ]]> \u0000\u0008 é 夜`;
const FEED: Feed = {
  title: `${NASTY} on Backline`,
  description: NASTY,
  page: "https://beats.example/low-tide?a=1&b=2",
  self: "https://beats.example/low-tide/feed.xml",
  entries: [
    { url: "https://beats.example/beats/one", title: NASTY, author: "A & B", summary: "Trap.", publishedAt: Date.UTC(2026, 0, 2), audio: "https://beats.example/api/audio/x.mp3" },
    { url: "https://beats.example/beats/two", title: "Two", author: "A & B", summary: "Trap.", publishedAt: Date.UTC(2026, 0, 1), audio: null },
  ],
};

test("text of any kind stays inside its element", () => {
  const { root } = readXml(`<a>${xmlText(NASTY)}</a>`);
  expect(root.text).toBe(NASTY.replace("\u0000\u0008", ""));
});

describe("a feed", () => {
  test("is well-formed RSS with what the format demands", () => {
    const { root } = readXml(rss(FEED));
    expect(root.name).toBe("rss");
    const channel = root.child("channel");
    for (const demanded of ["title", "link", "description"]) expect(channel?.child(demanded)?.text).not.toBe("");
    const items = channel?.all("item") ?? [];
    expect(items.map((item) => item.child("guid")?.text)).toEqual(FEED.entries.map(({ url }) => url));
    expect(items[0]?.child("title")?.text).toBe(`${NASTY.replace("\u0000\u0008", "")} by A & B`);
    expect(Date.parse(items[0]?.child("pubDate")?.text ?? "")).toBe(Date.UTC(2026, 0, 2));
    expect(channel?.child("atom:link")?.attributes["href"]).toBe(FEED.self);
  });

  test("is well-formed Atom with what RFC 4287 demands", () => {
    const { root } = readXml(atom(FEED));
    expect(root.attributes["xmlns"]).toBe("http://www.w3.org/2005/Atom");
    for (const demanded of ["id", "title", "updated", "author"]) expect(root.child(demanded)).toBeDefined();
    expect(root.child("updated")?.text).toBe("2026-01-02T00:00:00.000Z");
    const entries = root.all("entry");
    expect(entries).toHaveLength(2);
    for (const entry of entries) for (const demanded of ["id", "title", "updated"]) expect(entry.child(demanded)?.text).not.toBe("");
    expect(entries.map((entry) => entry.all("link").filter(({ attributes }) => attributes["rel"] === "enclosure").length)).toEqual([1, 0]);
  });

  test("without entries is still whole", () => {
    const empty = { ...FEED, entries: [] };
    expect(readXml(rss(empty)).root.child("channel")?.all("item")).toEqual([]);
    expect(readXml(atom(empty)).root.child("updated")?.text).toBe("1970-01-01T00:00:00.000Z");
  });
});

test("sitemaps are well-formed and name absolute addresses", () => {
  const { root } = readXml(urlSet([{ url: "https://beats.example/a?x=1&y=2", changedAt: 0 }, { url: "https://beats.example/b" }]));
  expect(root.all("url").map((url) => [url.child("loc")?.text, url.child("lastmod")?.text])).toEqual([
    ["https://beats.example/a?x=1&y=2", "1970-01-01T00:00:00.000Z"],
    ["https://beats.example/b", undefined],
  ]);
  expect(readXml(sitemapIndex(["https://beats.example/s.xml"])).root.child("sitemap")?.child("loc")?.text).toBe("https://beats.example/s.xml");
});

describe("structured data", () => {
  const store = { name: "Low Tide", url: "https://beats.example/low-tide" };
  const facts = {
    title: "</script><script>alert(1)</script>",
    description: "Slow.",
    url: "https://beats.example/beats/one",
    image: "https://beats.example/api/og/beats/one",
    audio: null,
    genre: "Trap",
    durationMs: 90_400,
    publishedAt: Date.UTC(2026, 0, 2),
    currency: "usd",
    store,
    offers: [
      { name: "Basic lease", price: 1999, available: true },
      { name: "Exclusive rights", price: 0, available: false },
    ],
    rating: null,
    reviews: [],
  };
  const beat = beatData(facts);

  test("tells of a rating only where somebody gave one, with the reviews it is made of", () => {
    expect(beat).not.toHaveProperty("aggregateRating");
    const reviews = [{ author: "Ben", stars: 4, text: "Wide.", writtenAt: Date.UTC(2026, 0, 3) }, { author: "Cleo", stars: 5, text: "", writtenAt: 0 }];
    const rated = beatData({ ...facts, rating: { count: 2, average: 4.5, stars: [0, 0, 0, 1, 1] }, reviews });
    expect(rated["aggregateRating"]).toMatchObject({ ratingValue: "4.5", reviewCount: 2 });
    expect(rated["review"]).toMatchObject([{ author: { name: "Ben" }, datePublished: "2026-01-03", reviewBody: "Wide." }, { author: { name: "Cleo" } }]);
  });

  test("prices an offer in major units and says what is gone", () => {
    expect(beat).toMatchObject({ "@type": ["MusicRecording", "Product"], duration: "PT90S", datePublished: "2026-01-02" });
    expect(beat["offers"]).toMatchObject([
      { price: "19.99", priceCurrency: "USD", availability: "https://schema.org/InStock" },
      { price: "0.00", availability: "https://schema.org/SoldOut" },
    ]);
    expect(beat).not.toHaveProperty("audio");
  });

  test("cannot leave its script element, whatever a title says", () => {
    const json = scriptJson(beat);
    expect(json).not.toContain("<");
    expect(JSON.parse(json)).toEqual(JSON.parse(JSON.stringify(beat)));
  });

  test("names a store, the site and the way to a page", () => {
    expect(storeData({ ...store, bio: "", image: "https://x.example/i", links: [] })).not.toHaveProperty("sameAs");
    expect(websiteData({ url: "https://beats.example/", searchUrl: "https://beats.example/beats?q=" })).toMatchObject({ potentialAction: { target: { urlTemplate: "https://beats.example/beats?q={query}" } } });
    expect(breadcrumbData([{ name: "Beats", url: "https://beats.example/beats" }, { name: "One", url: "https://beats.example/beats/one" }])["itemListElement"]).toMatchObject([{ position: 1, name: "Beats" }, { position: 2, item: "https://beats.example/beats/one" }]);
  });
});
