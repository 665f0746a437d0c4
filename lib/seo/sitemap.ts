import { element } from "./xml";

const NAMESPACE = 'xmlns="http://www.sitemaps.org/schemas/sitemap/0.9"';

/** One page of a sitemap. `changedAt` in Unix ms, where it is known. */
export type SitemapPage = { url: string; changedAt?: number };

/** A sitemap (https://www.sitemaps.org/protocol.html). The protocol allows 50,000 addresses in one. */
export function urlSet(pages: readonly SitemapPage[]): string {
  const entries = pages.map(({ url, changedAt }) => `<url>${element("loc", url)}${changedAt === undefined ? "" : element("lastmod", new Date(changedAt).toISOString())}</url>`);
  return `<urlset ${NAMESPACE}>\n${entries.join("\n")}\n</urlset>`;
}

/** The list of the sitemaps. */
export function sitemapIndex(urls: readonly string[]): string {
  return `<sitemapindex ${NAMESPACE}>\n${urls.map((url) => `<sitemap>${element("loc", url)}</sitemap>`).join("\n")}\n</sitemapindex>`;
}
