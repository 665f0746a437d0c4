import { TEXT_LIMITS } from "../../lib/domain/limits";
import type { Id } from "../_generated/dataModel";
import { fail } from "../errors";
import type { UserMutationCtx } from "../functions";
import { audit } from "../platform/audit";
import { spend } from "../platform/slidingWindow";
import { cleanText } from "../platform/text";
import { slugStatusOf } from "./slugStatus";
import { storeOf } from "./storeOf";

const SLUG_REFUSALS = {
  invalid: "Use 3 to 40 lower-case letters, digits and single hyphens.",
  reserved: "This address is kept for the site itself. Choose another.",
};

/** Opens a store on the free plan. The slug is checked in the transaction that takes it, so two cannot have the same. */
export async function openStore(ctx: UserMutationCtx, input: { name: string; slug: string; bio: string }): Promise<{ storeId: Id<"stores">; slug: string }> {
  const { user } = ctx;
  if (!user.emailVerified) fail("email_unverified", "Confirm your e-mail address before you open a store.");
  await spend(ctx, "openStore", user._id);
  const name = cleanText("name", input.name, { min: 2, max: TEXT_LIMITS.storeName });
  const bio = cleanText("bio", input.bio, { min: 0, max: TEXT_LIMITS.storeBio });
  if ((await storeOf(ctx, user._id)) !== null) fail("conflict", "You already have a store.");
  const { reason } = await slugStatusOf(ctx, input.slug);
  if (reason === "taken") fail("slug_taken", "This address is taken. Choose another.");
  if (reason !== null) fail("invalid_request", SLUG_REFUSALS[reason], [{ field: "slug", message: SLUG_REFUSALS[reason] }]);
  const storeId = await ctx.db.insert("stores", {
    ownerId: user._id,
    name,
    slug: input.slug,
    bio,
    plan: "free",
    governingLaw: { choice: "producer_residence" },
  });
  await audit(ctx, { userId: user._id }, "store.opened", `store:${storeId}`, { slug: input.slug });
  return { storeId, slug: input.slug };
}
