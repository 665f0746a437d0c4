import { readdirSync } from "node:fs";
import { dirname } from "node:path";
import { describe, expect, test } from "vitest";
import { authContracts } from "@/lib/auth/embedded/contracts";
import { contractsOf, type RouteContract } from "@/lib/http/contract";
import { describeApi } from "@/lib/http/openapi";
import { ROUTE_MODULES } from "./manifest";

const APP = `${import.meta.dirname}/..`;
/** Why: see `ROUTE_MODULES`. */
const ELSEWHERE = ["swagger.json", "api/auth/[...all]"];

const folders = readdirSync(APP, { recursive: true, encoding: "utf8" })
  .filter((file) => /(^|\/)route\.tsx?$/.test(file))
  .map((file) => dirname(file));

test("the API document names every route file", () => {
  const public_ = folders.map((folder) => folder.replaceAll(/\([^)]*\)\//g, ""));
  expect(Object.keys(ROUTE_MODULES).sort()).toEqual(public_.filter((folder) => !ELSEWHERE.includes(folder)).sort());
});

describe.each(Object.entries(ROUTE_MODULES))("%s", (folder, load) => {
  test("declares each method under its own name and path", async () => {
    const routeModule = await load();
    const methods = Object.keys(routeModule).filter((name) => /^(GET|POST|PUT|PATCH|DELETE)$/.test(name));
    expect(methods).not.toEqual([]);
    expect(contractsOf(routeModule).map(({ name }) => name).sort()).toEqual(methods.map((method) => `${method} /${folder}`).sort());
  });

  test("has a summary, and a limit unless a machine calls it", async () => {
    for (const { summary, limit, identity, name } of contractsOf(await load())) {
      expect(summary).not.toBe("");
      if (limit === "none") expect(identity === "service" || name === "GET /api/health").toBe(true);
    }
  });
});

test("the document can be written, each operation once", async () => {
  const modules = await Promise.all(Object.values(ROUTE_MODULES).map((load) => load()));
  const contracts: RouteContract[] = [...modules.flatMap(contractsOf), ...authContracts];
  const { paths } = describeApi(contracts, { version: "0", appUrl: "http://localhost:3000" });
  const ids = Object.values(paths).flatMap((path) => Object.values(path).map(({ operationId }) => operationId));
  expect(ids).toHaveLength(contracts.length);
  expect(new Set(ids).size).toBe(ids.length);
  expect(paths["/api/auth/sign-up/email"]?.["post"]?.requestBody?.content["application/json"]?.schema).toMatchObject({ required: ["name", "email", "password"] });
});
