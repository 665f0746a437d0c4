import { v } from "convex/values";
import { visitorQuery } from "../functions";
import { vSitemapKind } from "./schema";
import { sitemapMarks, sitemapPages } from "./sitemaps";

/** Where the sitemaps of a kind begin: each is the pages after its own moment, up to the next one's. Unix ms. */
export const marks = visitorQuery({
  args: { kind: vSitemapKind },
  returns: v.array(v.number()),
  handler: async (ctx, { kind }) => await sitemapMarks(ctx, kind),
});

/** Some pages of the sitemap between two marks; `next` is where to ask on, or null at its end. */
export const pages = visitorQuery({
  args: { kind: vSitemapKind, from: v.number(), to: v.union(v.number(), v.null()), cursor: v.union(v.string(), v.null()) },
  returns: v.object({ pages: v.array(v.object({ slug: v.string(), at: v.number() })), next: v.union(v.string(), v.null()) }),
  handler: async (ctx, args) => await sitemapPages(ctx, args),
});
