/* eslint-disable */
/**
 * Generated `api` utility.
 *
 * THIS CODE IS AUTOMATICALLY GENERATED.
 *
 * To regenerate, run `npx convex dev`.
 * @module
 */

import type {
  ApiFromModules,
  FilterApi,
  FunctionReference,
} from "convex/server";
import type * as builtins from "../builtins.js";
import type * as crons from "../crons.js";
import type * as files from "../files.js";
import type * as http from "../http.js";
import type * as jobs from "../jobs.js";
import type * as live from "../live.js";
import type * as messages from "../messages.js";
import type * as meta from "../meta.js";
import type * as node from "../node.js";
import type * as nodeGreeting from "../nodeGreeting.js";
import type * as nodeStart from "../nodeStart.js";
import type * as runtime from "../runtime.js";
import type * as signIn from "../signIn.js";
import type * as web from "../web.js";
import type * as words from "../words.js";

/**
 * A utility for referencing Convex functions in your app's API.
 *
 * Usage:
 * ```js
 * const myFunctionReference = api.myModule.myFunction;
 * ```
 */
declare const fullApi: ApiFromModules<{
  builtins: typeof builtins;
  crons: typeof crons;
  files: typeof files;
  http: typeof http;
  jobs: typeof jobs;
  live: typeof live;
  messages: typeof messages;
  meta: typeof meta;
  node: typeof node;
  nodeGreeting: typeof nodeGreeting;
  nodeStart: typeof nodeStart;
  runtime: typeof runtime;
  signIn: typeof signIn;
  web: typeof web;
  words: typeof words;
}>;
export declare const api: FilterApi<
  typeof fullApi,
  FunctionReference<any, "public">
>;
export declare const internal: FilterApi<
  typeof fullApi,
  FunctionReference<any, "internal">
>;
