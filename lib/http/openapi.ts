import { z } from "zod";
import { ERROR_CODES } from "./errors";
import type { BodySpec, RouteContract } from "./contract";
import { splitName } from "./contract";
import { isFileAnswer } from "./response";

type JsonSchema = z.core.JSONSchema.BaseSchema;

interface Operation {
  operationId: string;
  summary: string;
  description?: string;
  tags: string[];
  security: Record<string, string[]>[];
  parameters: { name: string; in: "path" | "query"; required: boolean; schema: JsonSchema }[];
  requestBody?: { required: true; content: Record<string, { schema: JsonSchema }> };
  responses: Record<string, { description: string; content?: Record<string, { schema: JsonSchema }> }>;
  "x-rate-limit": string;
  "x-identity": string;
}

export interface ApiDocument {
  openapi: "3.1.0";
  info: { title: string; version: string; description: string };
  servers: { url: string }[];
  paths: Record<string, Record<string, Operation>>;
  components: { schemas: Record<string, JsonSchema>; securitySchemes: Record<string, Record<string, string>> };
}

/** The OpenAPI 3.1 document of the routes: their own declarations, nothing written twice. */
export function describeApi(contracts: readonly RouteContract[], about: { version: string; appUrl: string }): ApiDocument {
  const paths: ApiDocument["paths"] = {};
  for (const contract of contracts) {
    const { method, path } = splitName(contract.name);
    const template = path.replaceAll(/\[(?:\.\.\.)?(\w+)\]/g, "{$1}");
    paths[template] = { ...paths[template], [method.toLowerCase()]: describeRoute(contract) };
  }
  return {
    openapi: "3.1.0",
    info: { title: "Backline", version: about.version, description: "Creator marketplace: accounts, beats, licences, downloads." },
    servers: [{ url: about.appUrl }],
    paths,
    components: {
      schemas: { Error: toJsonSchema(errorEnvelope, "output") },
      securitySchemes: {
        session: { type: "apiKey", in: "cookie", name: "better-auth.session_token" },
        bearer: { type: "http", scheme: "bearer", description: "The token of a session" },
      },
    },
  };
}

const errorEnvelope = z.object({
  success: z.literal(false),
  error: z.string(),
  code: z.enum(ERROR_CODES.map(({ code }) => code)),
  requestId: z.string(),
  details: z.unknown().optional(),
});

function describeRoute(contract: RouteContract): Operation {
  const { method, path } = splitName(contract.name);
  return {
    operationId: `${method.toLowerCase()}${path.replaceAll(/[^a-zA-Z0-9]+(\w?)/g, (_, next: string) => next.toUpperCase())}`,
    summary: contract.summary,
    ...(contract.description === undefined ? {} : { description: contract.description }),
    tags: [tagOf(path)],
    security: securityOf(contract),
    parameters: [...parametersOf("path", contract.params), ...parametersOf("query", contract.query)],
    ...(contract.body === undefined ? {} : { requestBody: { required: true as const, content: bodyOf(contract.body) } }),
    responses: responsesOf(contract),
    "x-rate-limit": contract.limit,
    "x-identity": contract.identity,
  };
}

function tagOf(path: string): string {
  const [first = "", second] = path.split("/").filter((segment) => segment !== "");
  return first === "api" ? (second ?? first) : first;
}

function securityOf({ identity }: RouteContract): Operation["security"] {
  const signedIn: Operation["security"] = [{ session: [] }, { bearer: [] }];
  if (identity === "user" || identity === "verified") return signedIn;
  return identity === "visitor" ? [{}, ...signedIn] : [];
}

function parametersOf(place: "path" | "query", schema: z.ZodObject | undefined): Operation["parameters"] {
  if (schema === undefined) return [];
  const described = toJsonSchema(schema, "input");
  return Object.entries(described.properties ?? {}).map(([name, property]) => ({
    name,
    in: place,
    required: place === "path" || (described.required ?? []).includes(name),
    schema: typeof property === "boolean" ? {} : property,
  }));
}

function bodyOf(body: BodySpec): Record<string, { schema: JsonSchema }> {
  if ("kind" in body && body.kind === "raw") return { "*/*": { schema: { type: "string", format: "binary" } } };
  return { "application/json": { schema: toJsonSchema("kind" in body ? body.schema : body, "input") } };
}

function responsesOf(contract: RouteContract): Operation["responses"] {
  const { response, status = 200 } = contract;
  const answer = isFileAnswer(response)
    ? { description: response.description, content: { [response.contentType]: { schema: { type: "string" as const, format: "binary" } } } }
    : { description: contract.summary, content: { "application/json": { schema: toJsonSchema(response, "output") } } };
  const others = Object.entries(contract.also ?? {}).map(([code, description]) => [code, { description }] as const);
  const error = { description: "The error envelope", content: { "application/json": { schema: { $ref: "#/components/schemas/Error" } } } };
  return { [String(status)]: answer, ...Object.fromEntries(others), default: error };
}

/** What a schema cannot say in JSON Schema (a transform's own output) is left open rather than wrong. */
function toJsonSchema(schema: z.ZodType, io: "input" | "output"): JsonSchema {
  const { $schema: _dialect, ...described } = z.toJSONSchema(schema, { io, unrepresentable: "any", target: "draft-2020-12" });
  return described;
}
