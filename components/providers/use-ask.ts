"use client";

import type { FunctionArgs, FunctionReference, FunctionReturnType } from "convex/server";
import { useMemo } from "react";
import type { api as Functions } from "@/convex/_generated/api";
import { useConnection } from "./connection";

type Named<Kind extends FunctionReference<"query" | "mutation">> = (api: typeof Functions) => Kind;

export type Ask = {
  query<Query extends FunctionReference<"query">>(named: Named<Query>, args: FunctionArgs<Query>): Promise<FunctionReturnType<Query>>;
  mutation<Mutation extends FunctionReference<"mutation">>(named: Named<Mutation>, args: FunctionArgs<Mutation>): Promise<FunctionReturnType<Mutation>>;
};

/**
 * Calls a Convex function once, as whoever is signed in, without a live connection: for public pages, which should not
 * wait for the code of one. The client, and the names of the functions, are fetched with the first call:
 * `ask.query((api) => api.beats.queries.list, { … })`. Refusals are `ConvexError`s, as `errorWords` reads them.
 */
export function useAsk(): Ask {
  const { url, signedIn } = useConnection();
  return useMemo(() => {
    const open = async () => (await import("./asking")).openAsking(url, signedIn);
    return {
      query: async (named, args) => {
        const { api, client } = await open();
        return await client.query(named(api), args);
      },
      mutation: async (named, args) => {
        const { api, client } = await open();
        return await client.mutation(named(api), args);
      },
    };
  }, [url, signedIn]);
}
