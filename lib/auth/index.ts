import "server-only";
import { headers } from "next/headers";
import { cache } from "react";
import type { FunctionReturnType } from "convex/server";
import { api } from "../../convex/_generated/api";
import { asUser } from "../convex";
import { env } from "../env";
import { clientAddress } from "../http/address";
import { clerkSettings } from "./clerk/settings";
import { embeddedCaller } from "./embedded";
import type { UserCaller } from "./types";

export type { UserCaller } from "./types";

export type Viewer = NonNullable<FunctionReturnType<typeof api.identity.queries.viewer>>;

/** Who the credentials in a request belong to, or `null`. The one place that chooses the identity provider. */
export async function callerOf(requestHeaders: Headers, address: string): Promise<UserCaller | null> {
  const settings = clerkSettings();
  if (settings === null) return await embeddedCaller(requestHeaders, address);
  // Loaded only where it is needed: without Clerk's keys nothing of Clerk runs.
  const { callerOfClerk, clerkIdentity } = await import("./clerk");
  return await callerOfClerk(clerkIdentity(settings), requestHeaders, address);
}

/** In server components: who is looking, for `asUser`. Looked up once per render. */
export const currentCaller = cache(async (): Promise<UserCaller | null> => {
  const requestHeaders = await headers();
  return await callerOf(requestHeaders, clientAddress(requestHeaders, env().TRUSTED_PROXIES));
});

/** In server components: the product's own row of who is looking, with their store, or `null`. */
export const viewer = cache(async (): Promise<Viewer | null> => {
  const current = await currentCaller();
  return current === null ? null : await asUser(current).query(api.identity.queries.viewer, {});
});
