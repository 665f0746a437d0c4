import { z } from "zod";
import { api } from "@/convex/_generated/api";
import { asService } from "@/lib/convex";
import { route } from "@/lib/http";

export const GET = route("GET /api/sync-user", {
  summary: "Bring the caller's user row in line with their account",
  description: "Sign-up and every change of the account do this by themselves; repeating it changes nothing.",
  identity: "user",
  limit: "standard",
  sameOrigin: true,
  response: z.object({ message: z.string(), userId: z.string() }),
  run: async ({ caller: { authority, externalId, email, emailVerified, name, imageUrl } }) => {
    const known = { authority, externalId, email, emailVerified, name, imageUrl };
    const { userId, created } = await asService().mutation(api.identity.mutations.syncUser, known);
    return { message: created ? "User created" : "User synced", userId };
  },
});
