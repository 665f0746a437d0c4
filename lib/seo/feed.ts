import { element, xmlText } from "./xml";

/** What a feed is made of, whichever format it is written in. Addresses are absolute, times Unix ms. */
export type Feed = {
  title: string;
  description: string;
  /** The page the feed follows. */
  page: string;
  /** Where this feed itself lives. */
  self: string;
  entries: readonly FeedEntry[];
};
export type FeedEntry = { url: string; title: string; author: string; summary: string; publishedAt: number; audio: string | null };

/** When the newest entry came; an empty feed has stood still since the epoch. */
function updatedAt({ entries }: Feed): Date {
  return new Date(entries.reduce((newest, { publishedAt }) => Math.max(newest, publishedAt), 0));
}

/** RSS 2.0 (https://www.rssboard.org/rss-specification), with an `atom:link` to itself as its best practices ask. */
export function rss(feed: Feed): string {
  const items = feed.entries.map(
    ({ url, title, author, summary, publishedAt }) =>
      `<item>${element("title", `${title} by ${author}`)}${element("link", url)}<guid isPermaLink="true">${xmlText(url)}</guid>${element("description", summary)}${element("pubDate", new Date(publishedAt).toUTCString())}</item>`,
  );
  return `<rss version="2.0" xmlns:atom="http://www.w3.org/2005/Atom"><channel>
${element("title", feed.title)}${element("link", feed.page)}${element("description", feed.description)}<language>en</language>${element("lastBuildDate", updatedAt(feed).toUTCString())}
<atom:link href="${xmlText(feed.self)}" rel="self" type="application/rss+xml"/>
${items.join("\n")}
</channel></rss>`;
}

/** Atom 1.0 (RFC 4287). The preview travels as an enclosure: players of podcasts can play it. */
export function atom(feed: Feed): string {
  const entries = feed.entries.map(({ url, title, author, summary, publishedAt, audio }) => {
    const when = new Date(publishedAt).toISOString();
    const enclosure = audio === null ? "" : `<link rel="enclosure" type="audio/mpeg" href="${xmlText(audio)}"/>`;
    return `<entry>${element("id", url)}${element("title", title)}<link href="${xmlText(url)}"/>${enclosure}<author>${element("name", author)}</author>${element("summary", summary)}${element("published", when)}${element("updated", when)}</entry>`;
  });
  return `<feed xmlns="http://www.w3.org/2005/Atom">
${element("id", feed.self)}${element("title", feed.title)}${element("subtitle", feed.description)}${element("updated", updatedAt(feed).toISOString())}<author>${element("name", feed.title)}</author>
<link rel="self" href="${xmlText(feed.self)}"/><link href="${xmlText(feed.page)}"/>
${entries.join("\n")}
</feed>`;
}
