import { api } from "@/convex/_generated/api";
import type { Id } from "@/convex/_generated/dataModel";
import { currentCaller } from "@/lib/auth";
import { asUser, asVisitor } from "@/lib/convex";

const AT_ONCE = 10;

/** The first reviews of a beat, and what whoever is looking may say of it. */
export async function reviewsOf(beatId: Id<"beats">) {
  const caller = await currentCaller();
  const convex = caller === null ? asVisitor() : asUser(caller);
  const [first, own] = await Promise.all([
    convex.query(api.reviews.queries.ofBeat, { beatId, paginationOpts: { numItems: AT_ONCE, cursor: null } }),
    convex.query(api.reviews.queries.own, { beatId }),
  ]);
  return { first, own };
}
