import "server-only";
import type { FunctionReturnType } from "convex/server";
import { api } from "../../convex/_generated/api";
import { asService } from "../convex";
import { keptOf } from "./embedded/link-token";
import type { UserCaller } from "./types";

export type AccountFacts = FunctionReturnType<typeof api.identity.account.describe>;

/** In server components: the ways into the caller's account and where it is signed in; null where Clerk keeps the accounts. */
export async function accountFacts({ authority, externalId: userId }: UserCaller): Promise<AccountFacts | null> {
  return authority === "embedded" ? await asService().query(api.identity.account.describe, { userId }) : null;
}

/** In server components: where a link would move the caller's account, or null when it is dead or somebody else's. Uses nothing up. */
export async function emailChangeOf({ authority, externalId: userId }: UserCaller, token: string | string[] | undefined): Promise<{ email: string } | null> {
  const kept = typeof token === "string" ? keptOf(token) : null;
  return kept && authority === "embedded" ? await asService().query(api.identity.account.emailChange, { userId, token: kept }) : null;
}
