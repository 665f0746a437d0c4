import { expect } from "vitest";
import { type XmlElement, readXml } from "../../lib/seo/testing/readXml";
import { beat, house, stranger } from "../support/world";
import { type Case, overTheLimit } from "./case";

const get = (path: string) => stranger().fetch(path);
const document = async (response: Response): Promise<XmlElement> => readXml(await response.text()).root;
const tooOften = (path: string) =>
  overTheLimit(100, async () => {
    const crawler = stranger();
    return () => crawler.fetch(path);
  });

/** Every address a machine is given is ours by `APP_URL`, whatever host it asked. */
const OURS = (address: string | undefined) => expect(address).toSatisfy((url: string) => url.startsWith(`${house().appUrl}/`));

export const robots: Case[] = [
  { name: "crawlers are told what is private and where the sitemap is", status: 200, call: () => get("/robots.txt"), check: async (response) => {
    const text = await response.text();
    expect(text).toContain("Disallow: /studio");
    expect(text).toContain(`Sitemap: ${house().appUrl}/sitemap.xml`);
  } },
  tooOften("/robots.txt"),
];

export const worker: Case[] = [
  { name: "a worker for the whole site, which keeps nothing", status: 200, call: () => get("/sw.js"), check: async (response) => {
    expect(response.headers.get("content-type")).toContain("text/javascript");
    expect(await response.text()).not.toMatch(/\bcaches\b|indexedDB/);
  } },
  tooOften("/sw.js"),
];

export const sitemapList: Case[] = [
  { name: "a forged Host changes no address in it", status: 200, call: () => stranger().fetch("/sitemap.xml", { headers: { "x-forwarded-host": "evil.example" } }), check: async (response) => {
    const maps = (await document(response)).all("sitemap").map((map) => map.child("loc")?.text);
    expect(maps.length).toBeGreaterThanOrEqual(3);
    for (const map of maps) OURS(map);
  } },
  tooOften("/sitemap.xml"),
];

export const sitemap: Case[] = [
  { name: "the beat stands in the sitemap of beats", status: 200, call: () => get("/sitemap/beats-0.xml"), check: async (response, { beat }) => {
    expect((await document(response)).all("url").map((url) => url.child("loc")?.text)).toContain(`${house().appUrl}/beats/${beat.slug}`);
  } },
  { name: "the standing pages all answer", status: 200, call: () => get("/sitemap/pages.xml"), check: async (response) => {
    for (const url of (await document(response)).all("url")) expect((await fetch(url.child("loc")?.text ?? "")).status).toBe(200);
  } },
  { name: "a stretch that is no sitemap", status: 404, code: "not_found", call: () => get("/sitemap/beats-5.xml") },
  { name: "a name that is none", status: 404, code: "not_found", call: () => get("/sitemap/users-0.xml") },
  tooOften("/sitemap/pages.xml"),
];

const isFeedWith = async (response: Response, type: string, slug: string): Promise<void> => {
  expect(response.headers.get("content-type")).toContain(type);
  const root = await document(response);
  const links = type.includes("rss") ? root.child("channel")?.all("item").map((item) => item.child("link")?.text) : root.all("entry").map((entry) => entry.child("id")?.text);
  expect(links).toContain(`${house().appUrl}/beats/${slug}`);
  for (const link of links ?? []) OURS(link);
};
const feedOf = (type: string): Case["check"] => async (response, { beat: { slug } }) => await isFeedWith(response, type, slug);

/** A feed has the newest alone, so a beat is published for it: other cases have published many since the scene's. */
const newestIn = (path: string, type: string): Case => {
  let latest = "";
  return {
    name: "the newest beats, well-formed",
    status: 200,
    call: async ({ seller }) => {
      ({ slug: latest } = await beat(seller));
      return await get(path);
    },
    check: async (response) => await isFeedWith(response, type, latest),
  };
};

export const marketRss: Case[] = [newestIn("/feed.xml", "application/rss+xml"), tooOften("/feed.xml")];
export const marketAtom: Case[] = [newestIn("/atom.xml", "application/atom+xml"), tooOften("/atom.xml")];
export const storeRss: Case[] = [
  { name: "a store's own beats", status: 200, call: ({ seller }) => get(`/${seller.slug}/feed.xml`), check: feedOf("application/rss+xml") },
  { name: "no such store", status: 404, code: "not_found", call: () => get("/nobody-here/feed.xml") },
];
export const storeAtom: Case[] = [
  { name: "a store's own beats", status: 200, call: ({ seller }) => get(`/${seller.slug}/atom.xml`), check: feedOf("application/atom+xml") },
  { name: "no such store", status: 404, code: "not_found", call: () => get("/nobody-here/atom.xml") },
];

const aPicture: Case["check"] = async (response) => {
  expect(response.headers.get("content-type")).toBe("image/png");
  const png = Buffer.from(await response.arrayBuffer());
  expect([png.readUInt32BE(16), png.readUInt32BE(20)]).toEqual([1200, 630]);
};

export const homePicture: Case[] = [{ name: "a picture for the front page", status: 200, call: () => get("/api/og/home"), check: aPicture }];
export const beatPicture: Case[] = [
  { name: "a picture for a beat", status: 200, call: ({ beat }) => get(`/api/og/beats/${beat.slug}`), check: aPicture },
  { name: "no such beat", status: 404, code: "not_found", call: () => get("/api/og/beats/nothing-here") },
];
export const storePicture: Case[] = [
  { name: "a picture for a store", status: 200, call: ({ seller }) => get(`/api/og/stores/${seller.slug}`), check: aPicture },
  { name: "no such store", status: 404, code: "not_found", call: () => get("/api/og/stores/nobody-here") },
];
