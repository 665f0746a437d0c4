import { z } from "zod";
import { syncAccount } from "@/lib/auth/sync";
import { route } from "@/lib/http";

export const GET = route("GET /api/sync-user", {
  summary: "Bring the caller's user row in line with their account",
  description: "Sign-up and every change of the account do this by themselves; repeating it changes nothing. Where Clerk keeps the accounts, it is asked anew.",
  identity: "user",
  limit: "standard",
  sameOrigin: true,
  response: z.object({ message: z.string(), userId: z.string() }),
  run: async ({ caller }) => {
    const { userId, created } = await syncAccount(caller);
    return { message: created ? "User created" : "User synced", userId };
  },
});
