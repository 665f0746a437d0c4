import { expect, test } from "vitest";
import { z } from "zod";
import type { RouteContract } from "./contract";
import { id } from "./ids";
import { describeApi } from "./openapi";
import { fileResponse } from "./response";

const contracts: RouteContract[] = [
  {
    name: "POST /api/beats/[beatId]/checkout",
    summary: "Open a checkout",
    identity: "verified",
    limit: "strict",
    params: z.object({ beatId: id("beats") }),
    body: z.object({ price: z.int().min(0).optional() }),
    response: z.object({ sessionId: z.string() }),
    also: { 409: "Sold" },
  },
  {
    name: "GET /api/beats/[beatId]/checkout",
    summary: "See it",
    identity: "visitor",
    limit: "generous",
    query: z.object({ page: z.coerce.number().int().default(1), tag: z.string() }),
    response: fileResponse("audio/mpeg", "The sound"),
  },
];

const document = describeApi(contracts, { version: "1.2.3", appUrl: "http://localhost:3000" });

test("both methods of a path stand under its template, with what their declarations say", () => {
  expect(document).toMatchObject({ openapi: "3.1.0", info: { version: "1.2.3" }, servers: [{ url: "http://localhost:3000" }] });
  expect(document.paths["/api/beats/{beatId}/checkout"]).toMatchObject({
    post: {
      summary: "Open a checkout",
      tags: ["beats"],
      security: [{ session: [] }, { bearer: [] }],
      parameters: [{ name: "beatId", in: "path", required: true, schema: { type: "string" } }],
      requestBody: { content: { "application/json": { schema: { properties: { price: { type: "integer", minimum: 0 } } } } } },
      responses: { "200": { content: { "application/json": {} } }, "409": { description: "Sold" }, default: {} },
      "x-rate-limit": "strict",
    },
    get: {
      security: [{}, { session: [] }, { bearer: [] }],
      parameters: [
        { name: "page", in: "query", required: false },
        { name: "tag", in: "query", required: true },
      ],
      responses: { "200": { content: { "audio/mpeg": {} } } },
    },
  });
});

test("operation ids are unique", () => {
  const ids = Object.values(document.paths).flatMap((path) => Object.values(path).map(({ operationId }) => operationId));
  expect(new Set(ids).size).toBe(ids.length);
});
