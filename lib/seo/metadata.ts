import type { Metadata } from "next";

type PageFacts = {
  title: string;
  description: string;
  /** The page's one address, without its host: that comes from `APP_URL` through the layout's `metadataBase`. */
  path: string;
  /** Path of the picture that goes with a link; the front page's where a page has none of its own. */
  picture?: string;
  /** Where the page's feeds are, without their names: `""` or `/<store>`. */
  feeds?: string;
  /** The front page's title stands alone. */
  whole?: boolean;
};

/** What search engines and link previews are told of a page; written once, so that no page tells them half. */
export function pageMetadata({ title, description, path, picture = "/api/og/home", feeds, whole = false }: PageFacts): Metadata {
  const types = feeds === undefined ? {} : { types: { "application/rss+xml": `${feeds}/feed.xml`, "application/atom+xml": `${feeds}/atom.xml` } };
  const images = [{ url: picture, width: 1200, height: 630, alt: title }];
  return {
    title: whole ? { absolute: title } : title,
    description,
    alternates: { canonical: path, ...types },
    openGraph: { type: "website", siteName: "Backline", title, description, url: path, images },
    twitter: { card: "summary_large_image", title, description, images },
  };
}
