import type { z } from "zod";
import type { Caller, ServiceCaller, UserCaller, VisitorCaller } from "../auth/types";
import type { RateTier } from "../domain/limits";
import type { JsonBody, RawBody } from "./body";
import type { Logger } from "./log";
import type { AnswerSpec, FileAnswer } from "./response";

/** Method and path of a route, parameters as in its folder: `"GET /api/audio/[filename]"`. */
export type RouteName = `${Method} /${string}`;
export type Method = "GET" | "POST" | "PUT" | "PATCH" | "DELETE";

/** Who may call. See docs/decisions/0003-route-kernel.md. */
export type Identity = "none" | "visitor" | "user" | "verified" | "service";

export type CallerOf<I extends Identity> = I extends "service"
  ? ServiceCaller
  : I extends "none"
    ? VisitorCaller
    : I extends "visitor"
      ? Caller
      : UserCaller;

export type BodySpec = z.ZodType | JsonBody<z.ZodType> | RawBody;

export type BodyOf<B> = B extends RawBody
  ? Uint8Array
  : B extends JsonBody<infer Schema>
    ? z.output<Schema>
    : B extends z.ZodType
      ? z.output<B>
      : undefined;

type OutputOf<S> = S extends z.ZodType ? z.output<S> : undefined;

/** What `run` may return: the JSON value that the schema describes, or a whole `Response`. */
export type AnswerOf<A extends AnswerSpec> = A extends FileAnswer ? Response : A extends z.ZodType ? z.input<A> | Response : Response;

/** What every route says about itself; the API document is made from it. */
export interface RouteContract {
  name: RouteName;
  summary: string;
  description?: string;
  identity: Identity;
  limit: RateTier | "none";
  /** `true`: even reading is refused to other sites. For answers that are secrets. */
  sameOrigin?: boolean;
  params?: z.ZodObject;
  query?: z.ZodObject;
  body?: BodySpec;
  response: AnswerSpec;
  /** Status of the ordinary answer; 200 unless said otherwise. */
  status?: number;
  /** Other answers worth documenting, by status. */
  also?: Readonly<Record<number, string>>;
  /** `false` turns `Idempotency-Key` off for a mutating JSON route that needs a user. */
  idempotency?: boolean;
}

export interface RouteContext<I extends Identity, P, Q, B> {
  request: Request;
  params: OutputOf<P>;
  query: OutputOf<Q>;
  body: BodyOf<B>;
  caller: CallerOf<I>;
  requestId: string;
  log: Logger;
}

/** A contract with the use case that answers it. */
export type RouteDeclaration<
  I extends Identity,
  P extends z.ZodObject | undefined,
  Q extends z.ZodObject | undefined,
  B extends BodySpec | undefined,
  A extends AnswerSpec,
> = Omit<RouteContract, "name" | "identity" | "params" | "query" | "body" | "response"> & {
  identity: I;
  params?: P;
  query?: Q;
  body?: B;
  response: A;
  run(context: RouteContext<I, P, Q, B>): Promise<AnswerOf<A>> | AnswerOf<A>;
};

/** What Next calls: the exported handler of a route file. It carries its contract for the API document. */
export interface RouteHandler {
  (request: Request, context?: NextRouteContext): Promise<Response>;
  contract: RouteContract;
}

export interface NextRouteContext {
  params: Promise<Record<string, string | string[] | undefined>>;
}

export function splitName(name: RouteName): { method: string; path: string } {
  const [method = "", path = ""] = name.split(" ", 2);
  return { method, path };
}

/** The contracts that a route module's exports carry. */
export function contractsOf(routeModule: object): RouteContract[] {
  return Object.values(routeModule).filter(isRouteHandler).map((handler) => handler.contract);
}

function isRouteHandler(value: unknown): value is RouteHandler {
  return typeof value === "function" && "contract" in value;
}
