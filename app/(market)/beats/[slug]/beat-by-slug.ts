import { cache } from "react";
import { api } from "@/convex/_generated/api";
import { asVisitor } from "@/lib/convex";

/** A beat's page; asked once per request, though title and body both need it. */
export const beatBySlug = cache(async (slug: string) => await asVisitor().query(api.beats.queries.bySlug, { slug: decodeURIComponent(slug) }));
