import type { FunctionReturnType } from "convex/server";
import { api } from "../../convex/_generated/api";
import { catalogue } from "../catalogue";
import { asVisitor } from "../convex";
import { AppError } from "../domain/errors";
import { genreNames } from "../../strings/taxonomy";
import { absolute } from "./address";
import { atom, type Feed, type FeedEntry, rss } from "./feed";
import { xmlResponse } from "./xml";

const FORMATS = {
  rss: { write: rss, type: "application/rss+xml", file: "feed.xml" },
  atom: { write: atom, type: "application/atom+xml", file: "atom.xml" },
} as const;
type Format = keyof typeof FORMATS;
const QUARTER_HOUR_SECONDS = 900;

type Card = FunctionReturnType<typeof api.beats.queries.list>["page"][number];

/** The newest beats of the whole market. */
export async function answerMarketFeed(format: Format): Promise<Response> {
  const { page } = await newest();
  return answer(format, "", { title: "New beats on Backline", description: "Every beat that goes on sale, newest first.", page: absolute("/beats"), entries: page.map(entry) });
}

/** The newest beats of one store. @throws {AppError} `not_found` */
export async function answerStoreFeed(format: Format, slug: string): Promise<Response> {
  const store = await asVisitor().query(api.stores.queries.bySlug, { slug });
  if (store === null) throw new AppError("not_found", "There is no such store.");
  const { page } = await newest(store.storeId);
  const description = store.bio || `Beats by ${store.name}, newest first.`;
  return answer(format, `/${store.slug}`, { title: `${store.name} on Backline`, description, page: absolute(`/${store.slug}`), entries: page.map(entry) });
}

async function newest(storeId?: Parameters<typeof catalogue>[1]) {
  const found = await catalogue(null, storeId);
  if (found === null) throw new AppError("internal", "The list of beats could not be read.");
  return found;
}

function entry({ slug, title, store, genre, bpm, key, publishedAt, preview }: Card): FeedEntry {
  const facts = [genreNames[genre], bpm === null ? null : `${bpm} BPM`, key].filter((fact) => fact !== null);
  return { url: absolute(`/beats/${slug}`), title, author: store.name, summary: `${facts.join(", ")}.`, publishedAt, audio: preview === null ? null : absolute(preview) };
}

function answer(format: Format, base: string, feed: Omit<Feed, "self">): Response {
  const { write, type, file } = FORMATS[format];
  return xmlResponse(type, write({ ...feed, self: absolute(`${base}/${file}`) }), QUARTER_HOUR_SECONDS);
}
