import "server-only";
import { api } from "@/convex/_generated/api";
import { currentCaller } from "@/lib/auth";
import { asUser } from "@/lib/convex";
import type { TierTemplate } from "./template-prices";

/** In server components: the licences that the caller's new beats start from, or null for the usual ones. */
export async function standardTiers(): Promise<TierTemplate["tiers"] | null> {
  const caller = await currentCaller();
  if (!caller) return null;
  const templates = await asUser(caller).query(api.beats.templates.mine, {});
  return templates.find(({ standard }) => standard)?.tiers ?? null;
}
