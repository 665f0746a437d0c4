import { describe, expect, inject, test } from "vitest";
import { z } from "zod";
import { RATE_TIERS } from "../../lib/domain/limits";
import type { Person } from "../../scripts/seed/person";
import { stranger } from "../support/world";
import { FOREIGN } from "./case";

/** What holds for every operation, read from the API's own document, so that a new route is held to it by being there. */
const operation = z.object({ "x-rate-limit": z.enum(["none", "strict", "standard", "generous"]), "x-identity": z.enum(["none", "visitor", "user", "verified", "service"]) });
const document = z.object({ paths: z.record(z.string(), z.record(z.string(), z.unknown())) });

const { paths } = document.parse(await (await fetch(`${inject("house").appUrl}/swagger.json`)).json());
const OPERATIONS = Object.entries(paths).flatMap(([path, methods]) =>
  Object.entries(methods).flatMap(([method, description]) => {
    const { success, data } = operation.safeParse(description);
    return success ? [{ name: `${method.toUpperCase()} ${path}`, method: method.toUpperCase(), path: path.replace(/\{[^}]+\}/g, "x"), limit: data["x-rate-limit"], identity: data["x-identity"] }] : [];
  }),
);
type Operation = (typeof OPERATIONS)[number];

function call(person: Person, { method, path }: Operation, headers: Record<string, string> = {}): Promise<Response> {
  return method === "GET" ? person.fetch(path, { headers }) : person.fetch(path, { method, headers: { "content-type": "application/json", ...headers }, body: "{}" });
}

test("the document says of each operation who may call it and how often", () => {
  expect(OPERATIONS.length).toBe(Object.values(paths).flatMap((methods) => Object.keys(methods)).length);
});

describe("who calls too often is refused, whoever they are", () => {
  test.each(OPERATIONS.filter(({ limit }) => limit !== "none"))("$name ($limit)", async (each) => {
    const person = stranger();
    const allowed = each.limit === "none" ? 0 : RATE_TIERS[each.limit];
    let calls = 0;
    // Twice the quota at most: a minute that turns meanwhile frees a share of the sliding window.
    while (calls < 2 * allowed && (await call(person, each)).status !== 429) calls += 1;
    expect(calls).toBeGreaterThanOrEqual(allowed);
    expect(calls).toBeLessThan(2 * allowed);
  });
});

describe("without an identity", () => {
  test.each(OPERATIONS.filter(({ identity }) => identity === "user" || identity === "verified"))("$name is 401", async (each) => {
    const response = await call(stranger(), each);
    expect(response.status).toBe(401);
    expect(await response.json()).toMatchObject({ success: false, code: "unauthenticated" });
  });
});

describe("from a page of another site", () => {
  test.each(OPERATIONS.filter(({ method, identity }) => method !== "GET" && identity !== "service"))("$name is 403", async (each) => {
    const response = await call(stranger(), each, FOREIGN);
    expect(response.status).toBe(403);
    expect(await response.json()).toMatchObject({ success: false, code: "foreign_origin" });
  });
});
