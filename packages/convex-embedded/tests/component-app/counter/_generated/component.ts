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
    counts: {
      add: FunctionReference<
        "mutation",
        "internal",
        { name: string; by: number },
        number,
        Name
      >;
      addDespite: FunctionReference<
        "mutation",
        "internal",
        { name: string },
        string,
        Name
      >;
      callBack: FunctionReference<
        "mutation",
        "internal",
        { handle: string; text: string },
        any,
        Name
      >;
      fail: FunctionReference<
        "mutation",
        "internal",
        { name: string },
        null,
        Name
      >;
      foreign: FunctionReference<
        "query",
        "internal",
        { id: string },
        any,
        Name
      >;
      get: FunctionReference<
        "query",
        "internal",
        { name: string },
        number,
        Name
      >;
      jobs: FunctionReference<
        "query",
        "internal",
        {},
        Array<{ name: string; state: string }>,
        Name
      >;
      journal: FunctionReference<"query", "internal", {}, Array<string>, Name>;
      page: FunctionReference<"query", "internal", {}, any, Name>;
      scheduleAdd: FunctionReference<
        "mutation",
        "internal",
        { name: string; by: number },
        string,
        Name
      >;
      surroundings: FunctionReference<"query", "internal", {}, any, Name>;
    };
    files: {
      act: FunctionReference<
        "action",
        "internal",
        { handle: string; name: string },
        any,
        Name
      >;
      all: FunctionReference<
        "query",
        "internal",
        {},
        Array<{ id: string; size: number; url: string | null }>,
        Name
      >;
      keep: FunctionReference<
        "action",
        "internal",
        { text: string },
        string,
        Name
      >;
      uploadUrl: FunctionReference<"mutation", "internal", {}, string, Name>;
      whoActs: FunctionReference<"action", "internal", {}, any, Name>;
    };
  };
