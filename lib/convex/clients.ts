import { ConvexHttpClient } from "convex/browser";
import type { FunctionArgs, FunctionReference, FunctionReturnType } from "convex/server";
import { env } from "../env";
import { delegatedToken, serviceToken } from "../auth/tokens";
import type { UserCaller } from "../auth/types";
import { callConvex, convexFetch } from "./errors";

/** Convex as somebody: every call carries that one identity. */
export interface ConvexCaller {
  /** @throws {AppError} what the function refused with, or `provider_unavailable` */
  query<Query extends FunctionReference<"query">>(reference: Query, args: FunctionArgs<Query>): Promise<FunctionReturnType<Query>>;
  /** @throws {AppError} what the function refused with, or `provider_unavailable` */
  mutation<Mutation extends FunctionReference<"mutation">>(reference: Mutation, args: FunctionArgs<Mutation>): Promise<FunctionReturnType<Mutation>>;
}

/** What anybody may ask. */
export function asVisitor(): ConvexCaller {
  return callerWith(null);
}

/** As the user whose credentials came with this request: Convex applies the user's own rights. */
export function asUser(caller: UserCaller): ConvexCaller {
  return callerWith(() => delegatedToken(caller));
}

/** As the product itself: only for facts that no user may state (provider events, work, the auth store). */
export function asService(): ConvexCaller {
  return callerWith(serviceToken);
}

/**
 * A client of its own per call: `ConvexHttpClient` holds its token as state and queues mutations, so a shared one
 * would mix identities up. It is a small object; connections are pooled by `fetch` underneath.
 */
function callerWith(token: (() => Promise<string>) | null): ConvexCaller {
  const client = async (): Promise<ConvexHttpClient> =>
    new ConvexHttpClient(env().CONVEX_URL, {
      skipConvexDeploymentUrlCheck: true,
      logger: false,
      fetch: convexFetch,
      ...(token === null ? {} : { auth: await token() }),
    });
  return {
    query: async (reference, args) => await callConvex(async () => (await client()).query(reference, args)),
    mutation: async (reference, args) => await callConvex(async () => (await client()).mutation(reference, args, { skipQueue: true })),
  };
}
