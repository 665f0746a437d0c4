import "server-only";
import type { FunctionReturnType } from "convex/server";
import { api } from "../../convex/_generated/api";
import { asService } from "../convex";
import { keptOf } from "./embedded/link-token";

export type MagicLink = NonNullable<FunctionReturnType<typeof api.identity.signIn.magicLink>>;

/** In server components: what a link that signs in would do, or null when it is dead. Uses nothing up. */
export async function magicLinkOf(token: string | string[] | undefined): Promise<MagicLink | null> {
  const kept = typeof token === "string" ? keptOf(token) : null;
  return kept && (await asService().query(api.identity.signIn.magicLink, { token: kept }));
}

/** In server components: whose password a link would set, or null when it is dead. Uses nothing up. */
export async function passwordResetOf(token: string | string[] | undefined): Promise<{ email: string } | null> {
  const kept = typeof token === "string" ? keptOf(token) : null;
  return kept && (await asService().query(api.identity.signIn.passwordReset, { token: kept }));
}
