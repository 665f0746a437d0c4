import type { FunctionReturnType } from "convex/server";
import { api } from "../../convex/_generated/api";
import { asVisitor } from "../convex";
import { AppError } from "../domain/errors";
import { absolute } from "./address";
import { sitemapIndex, type SitemapPage, urlSet } from "./sitemap";
import { xmlResponse } from "./xml";

const HOUR_SECONDS = 3_600;
/** Reads of one sitemap; the tail that is not divided yet may be longer than a full one. */
const MAX_READS = 100;
/** Pages that are always there. */
const STANDING = ["/", "/beats", "/sell", "/licences", "/pricing", "/help", "/about", "/privacy", "/terms", "/accessibility"];

type Kind = "beats" | "stores";

/** The index: the standing pages, and beats and stores by when they came. */
export async function answerIndex(): Promise<Response> {
  const [stores, beats] = [await marksOf("stores"), await marksOf("beats")];
  const names = ["pages", ...stores.map((at) => `stores-${at}`), ...beats.map((at) => `beats-${at}`)];
  return xmlResponse("application/xml", sitemapIndex(names.map((name) => absolute(`/sitemap/${name}.xml`))), HOUR_SECONDS);
}

/** @throws {AppError} `not_found` for a name that no sitemap has */
export async function answerSitemap(file: string): Promise<Response> {
  if (file === "pages.xml") return answer(STANDING.map((path) => ({ url: absolute(path) })));
  const [, kind, mark] = /^(beats|stores)-([\d.]{1,24})\.xml$/.exec(file) ?? [];
  if (kind === "beats" || kind === "stores") {
    const marks = await marksOf(kind);
    const at = marks.indexOf(Number(mark));
    const from = marks[at];
    if (from !== undefined) return answer(await pagesOf(kind, from, marks[at + 1] ?? null));
  }
  throw new AppError("not_found", "There is no such sitemap.");
}

async function marksOf(kind: Kind): Promise<number[]> {
  return await asVisitor().query(api.seo.queries.marks, { kind });
}

async function pagesOf(kind: Kind, from: number, to: number | null): Promise<SitemapPage[]> {
  const found: SitemapPage[] = [];
  let cursor: string | null = null;
  for (let reads = 0; reads < MAX_READS; reads++) {
    const read: FunctionReturnType<typeof api.seo.queries.pages> = await asVisitor().query(api.seo.queries.pages, { kind, from, to, cursor });
    for (const { slug, at } of read.pages) found.push({ url: absolute(kind === "beats" ? `/beats/${slug}` : `/${slug}`), changedAt: at });
    cursor = read.next;
    if (cursor === null) break;
  }
  return found;
}

function answer(pages: readonly SitemapPage[]): Response {
  return xmlResponse("application/xml", urlSet(pages), HOUR_SECONDS);
}
