import { randomUUID } from "node:crypto";
import type { z } from "zod";
import type { Caller, ServiceCaller, UserCaller } from "../auth/types";
import { AppError } from "../domain/errors";
import { clientAddress } from "./address";
import type { BodySpec, Identity, NextRouteContext, RouteContract, RouteDeclaration, RouteHandler, RouteName } from "./contract";
import { splitName } from "./contract";
import { DEFAULT_BODY_LIMIT_BYTES, demandJson, parseJson, readBytes } from "./body";
import { dialectOf, errorResponse, toAppError, type Dialect } from "./errors";
import { claimKey, idempotencyKeyOf, type KeyValueStore } from "./idempotency";
import type { Logger } from "./log";
import { isMutating, refuseForeignOrigin } from "./origin";
import { demandQuota, quotaHeaders, type RateLimiter } from "./quota";
import { isFileAnswer, type AnswerSpec } from "./response";
import { queryObject, validate } from "./validation";

/** What the kernel needs of the house. One set serves the app; tests bring their own. */
export interface KernelServices {
  /** The only origin whose pages may make a browser change something. */
  appUrl: string;
  trustedProxies: number;
  /** Whether answers are checked against their schemas: everywhere but in production. */
  checkAnswers: boolean;
  /** Who the credentials in the headers belong to; `null` when there are none, or none that still count. */
  identify(headers: Headers, address: string): Promise<UserCaller | null>;
  limiter: RateLimiter;
  answers: KeyValueStore;
  logger: Logger;
}

type AnyCaller = Caller | ServiceCaller;

/** A declaration without its types: what the steps below work on. `run`'s own types were checked where it was declared. */
interface Declared extends RouteContract {
  run(context: { request: Request; params: unknown; query: unknown; body: unknown; caller: AnyCaller; requestId: string; log: Logger }): unknown;
}

/** One request on its way through the steps. */
interface Exchange {
  services: KernelServices;
  route: Declared;
  path: string;
  dialect: Dialect;
  request: Request;
  requestId: string;
  address: string;
  log: Logger;
  /** Headers that every answer to this request carries. */
  headers: Record<string, string>;
  caller?: AnyCaller;
}

/**
 * Makes `route()`. The services are asked for at the first request: `next build` evaluates route files without an
 * environment.
 */
export function createKernel(services: () => KernelServices) {
  return function route<
    I extends Identity,
    A extends AnswerSpec,
    P extends z.ZodObject | undefined = undefined,
    Q extends z.ZodObject | undefined = undefined,
    B extends BodySpec | undefined = undefined,
  >(name: RouteName, declaration: RouteDeclaration<I, P, Q, B, A>): RouteHandler {
    const declared: Declared = { name, ...declaration };
    const handler = async (request: Request, context?: NextRouteContext): Promise<Response> =>
      await answer(begin(services(), declared, request), context);
    return Object.assign(handler, { contract: declared });
  };
}

function begin(services: KernelServices, route: Declared, request: Request): Exchange {
  const requestId = `req_${randomUUID().replaceAll("-", "")}`;
  const { path } = splitName(route.name);
  return {
    services,
    route,
    path,
    dialect: dialectOf(path),
    request,
    requestId,
    address: clientAddress(request.headers, services.trustedProxies),
    log: services.logger.with({ requestId, route: route.name }),
    headers: { "x-request-id": requestId, "x-content-type-options": "nosniff" },
  };
}

async function answer(exchange: Exchange, context: NextRouteContext | undefined): Promise<Response> {
  const started = performance.now();
  let response: Response;
  let error: AppError | undefined;
  try {
    response = await pass(exchange, context);
  } catch (thrown) {
    error = toAppError(thrown);
    response = errorResponse(error, exchange);
  }
  logAnswer(exchange, response.status, performance.now() - started, error);
  return withHeaders(response, exchange.headers);
}

/** The steps in order; each refuses by throwing. The order and its reasons: docs/decisions/0003-route-kernel.md. */
async function pass(exchange: Exchange, context: NextRouteContext | undefined): Promise<Response> {
  const { request, route, services } = exchange;
  if (isMutating(request.method) || route.sameOrigin === true) refuseForeignOrigin(request.headers, services.appUrl);
  const caller = await identify(exchange);
  exchange.caller = caller;
  await spendQuota(exchange, caller);
  demandIdentity(route.identity, caller);
  const params = route.params === undefined ? undefined : validate(route.params, await context?.params, "path");
  const query = route.query === undefined ? undefined : validate(route.query, queryObject(new URL(request.url).searchParams), "query");
  const { bytes, body } = await readBody(route.body, request);
  return await once(exchange, caller, bytes, () => run(exchange, { params, query, body, caller }));
}

async function identify({ request, route, services, address }: Exchange): Promise<AnyCaller> {
  if (route.identity === "service") return { kind: "service", address };
  if (route.identity === "none") return { kind: "visitor", address };
  return (await services.identify(request.headers, address)) ?? { kind: "visitor", address };
}

async function spendQuota(exchange: Exchange, caller: AnyCaller): Promise<void> {
  const { route, services } = exchange;
  if (route.limit === "none") return;
  const who = caller.kind === "user" ? `${caller.authority}:${caller.externalId}` : `address:${caller.address}`;
  const quota = await services.limiter.take(route.limit, `${route.name}|${who}`);
  Object.assign(exchange.headers, quotaHeaders(quota));
  demandQuota(quota);
}

function demandIdentity(identity: Identity, caller: AnyCaller): void {
  if (identity !== "user" && identity !== "verified") return;
  if (caller.kind !== "user") throw new AppError("unauthenticated", "Sign in to do this.");
  if (identity === "verified" && !caller.emailVerified) {
    throw new AppError("email_unverified", "Confirm your e-mail address first: use the link we sent you.");
  }
}

async function readBody(spec: BodySpec | undefined, request: Request): Promise<{ bytes: Uint8Array; body: unknown }> {
  if (spec === undefined) return { bytes: new Uint8Array(), body: undefined };
  if ("kind" in spec && spec.kind === "raw") {
    const bytes = await readBytes(request, spec.limitBytes);
    return { bytes, body: bytes };
  }
  const { schema, limitBytes } = "kind" in spec ? spec : { schema: spec, limitBytes: DEFAULT_BODY_LIMIT_BYTES };
  demandJson(request.headers);
  const bytes = await readBytes(request, limitBytes);
  return { bytes, body: validate(schema, parseJson(bytes), "body") };
}

/** Runs at most once per `Idempotency-Key` of a user; a repeat gets the first answer. Without the header: just runs. */
async function once(exchange: Exchange, caller: AnyCaller, bytes: Uint8Array, run: () => Promise<Response>): Promise<Response> {
  const { request, route, services, log } = exchange;
  const applies = isMutating(request.method) && caller.kind === "user" && route.idempotency !== false && !isFileAnswer(route.response);
  const key = applies ? idempotencyKeyOf(request.headers) : null;
  if (key === null || caller.kind !== "user") return await run();

  const target = `${route.name} ${new URL(request.url).pathname}`;
  const result = await claimKey(services.answers, `${target}\n${caller.authority}:${caller.externalId}`, key, bytes);
  if (result.kind === "replay") return result.response;

  const { claim } = result;
  try {
    const response = await run();
    await settle(response.status < 500 && isJson(response) ? claim.keep(response.clone()) : claim.release(), log);
    return response;
  } catch (thrown) {
    const error = toAppError(thrown);
    await settle(error.status < 500 ? claim.keep(errorResponse(error, exchange)) : claim.release(), log);
    throw error;
  }
}

/** The answer exists already: a store that fails now costs a repeat its replay, never this caller the answer. */
async function settle(stored: Promise<void>, log: Logger): Promise<void> {
  await stored.catch((cause: unknown) => log.warn("idempotency.store_failed", { cause }));
}

function isJson(response: Response): boolean {
  return response.headers.get("content-type")?.startsWith("application/json") ?? false;
}

async function run(exchange: Exchange, input: { params: unknown; query: unknown; body: unknown; caller: AnyCaller }): Promise<Response> {
  const { route, request, requestId, log, services } = exchange;
  const value = await route.run({ request, requestId, log, ...input });
  if (value instanceof Response) return value;
  if (services.checkAnswers) checkAnswer(route, value);
  return Response.json(value, { status: route.status ?? 200, headers: { "cache-control": "no-store" } });
}

function checkAnswer(route: Declared, value: unknown): void {
  if (isFileAnswer(route.response)) throw new Error(`${route.name} must return a Response`);
  const checked = route.response.safeParse(value);
  if (!checked.success) throw new Error(`${route.name} answered with what its contract does not say: ${checked.error.message}`);
}

function withHeaders(response: Response, headers: Record<string, string>): Response {
  // A response from `fetch` or `Response.redirect` has immutable headers.
  const copy = new Response(response.body, response);
  for (const [name, value] of Object.entries(headers)) copy.headers.set(name, value);
  return copy;
}

function logAnswer(exchange: Exchange, status: number, milliseconds: number, error: AppError | undefined): void {
  const { log, caller } = exchange;
  const fields = {
    status,
    ms: Math.round(milliseconds * 10) / 10,
    ...(caller?.kind === "user" ? { user: caller.externalId } : {}),
    ...(error === undefined ? {} : { code: error.code }),
  };
  if (status >= 500) log.error("request", { ...fields, cause: error?.cause ?? error });
  else log.info("request", fields);
}
