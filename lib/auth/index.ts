import "server-only";
import { headers } from "next/headers";
import { cache } from "react";
import type { FunctionReturnType } from "convex/server";
import { api } from "../../convex/_generated/api";
import { asUser } from "../convex";
import { env } from "../env";
import { clientAddress } from "../http/address";
import { embeddedCaller } from "./embedded";
import type { UserCaller } from "./types";

export type { Authority, Caller, ServiceCaller, UserCaller, VisitorCaller } from "./types";

export type Viewer = NonNullable<FunctionReturnType<typeof api.identity.queries.viewer>>;

/** A user as the identity provider knows them; the same shape whichever provider it is. */
export interface AuthUser {
  id: string;
  email: string;
  emailVerified: boolean;
  name: string;
  imageUrl: string | null;
}

/** Who the credentials in a request belong to, or `null`. The one place that chooses the identity provider. */
export async function callerOf(requestHeaders: Headers, address: string): Promise<UserCaller | null> {
  return await embeddedCaller(requestHeaders, address);
}

/** Who a request comes from, or `null` for a visitor. */
export async function caller(request: Request): Promise<UserCaller | null> {
  return await callerOf(request.headers, clientAddress(request.headers, env().TRUSTED_PROXIES));
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

/** In server components: ids of the session, `null` without one. */
export async function auth(): Promise<{ userId: string | null; sessionId: string | null }> {
  const current = await currentCaller();
  return { userId: current?.externalId ?? null, sessionId: current?.sessionId ?? null };
}

/** In server components: what the identity provider says of the user, or `null`. */
export async function currentUser(): Promise<AuthUser | null> {
  const current = await currentCaller();
  if (current === null) return null;
  const { externalId, email, emailVerified, name, imageUrl } = current;
  return { id: externalId, email, emailVerified, name, imageUrl };
}
