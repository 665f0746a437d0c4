import { cache } from "react";
import { api } from "@/convex/_generated/api";
import { currentCaller } from "@/lib/auth";
import { asUser, asVisitor } from "@/lib/convex";

/**
 * A beat's page as whoever is looking sees it: what they hold already decides what its licences cost them. Asked once per
 * request, though title and body both need it.
 */
export const beatBySlug = cache(async (slug: string) => {
  const caller = await currentCaller();
  const convex = caller === null ? asVisitor() : asUser(caller);
  return await convex.query(api.beats.queries.bySlug, { slug: decodeURIComponent(slug) });
});
