/* eslint-disable */
/**
 * Generated `ComponentApi` utility.
 *
 * THIS CODE IS AUTOMATICALLY GENERATED.
 *
 * To regenerate, run `npx convex dev`.
 * @module
 */

import type { FunctionReference } from "convex/server";

/**
 * A utility for referencing a Convex component's exposed API.
 *
 * Useful when expecting a parameter like `components.myComponent`.
 * Usage:
 * ```ts
 * async function myFunction(ctx: QueryCtx, component: ComponentApi) {
 *   return ctx.runQuery(component.someFile.someQuery, { ...args });
 * }
 * ```
 */
export type ComponentApi<Name extends string | undefined = string | undefined> =
  {
    entries: {
      close: FunctionReference<
        "mutation",
        "internal",
        { winners: number; pay: string; label: string },
        string,
        Name
      >;
      jobs: FunctionReference<"query", "internal", {}, Array<string>, Name>;
      join: FunctionReference<
        "mutation",
        "internal",
        { player: string; points: number },
        { accepted: boolean; entries: number },
        Name
      >;
      page: FunctionReference<
        "query",
        "internal",
        {
          paginationOpts: {
            numItems: number;
            cursor: string | null;
            endCursor?: string | null;
            id?: number;
            maximumRowsRead?: number;
            maximumBytesRead?: number;
          };
        },
        { page: Array<string>; isDone: boolean; continueCursor: string },
        Name
      >;
      standing: FunctionReference<
        "query",
        "internal",
        { player: string },
        { entries: number; place: number | null },
        Name
      >;
    };
  };
