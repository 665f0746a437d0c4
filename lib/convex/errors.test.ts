import { createServer, type Server } from "node:http";
import { ConvexHttpClient } from "convex/browser";
import { makeFunctionReference } from "convex/server";
import { afterEach, describe, expect, test } from "vitest";
import { AppError } from "../domain/errors";
import { callConvex, convexFetch } from "./errors";

const servers: Server[] = [];
afterEach(() => {
  for (const server of servers.splice(0)) server.close();
});

/** A deployment that answers every call with one status and body, in Convex's HTTP protocol. */
async function deployment(status: number, body: unknown): Promise<string> {
  const server = createServer((_request, response) => {
    response.writeHead(status, { "content-type": "application/json" }).end(typeof body === "string" ? body : JSON.stringify(body));
  });
  servers.push(server);
  return await new Promise((resolve, reject) => {
    server.listen(0, "127.0.0.1", () => {
      const address = server.address();
      if (address === null || typeof address === "string") reject(new Error("no port"));
      else resolve(`http://127.0.0.1:${address.port}`);
    });
  });
}

async function failureOf(url: string): Promise<unknown> {
  const client = new ConvexHttpClient(url, { skipConvexDeploymentUrlCheck: true, logger: false, fetch: convexFetch });
  return await callConvex(() => client.query(makeFunctionReference<"query">("beats/queries:list"), {})).catch((thrown: unknown) => thrown);
}

const refused = (errorData: unknown) => ({ status: "error", errorMessage: "Uncaught ConvexError", errorData, logLines: [] });

describe("what a function refuses with", () => {
  test("arrives with its code, words and details", async () => {
    const data = { code: "price_changed", message: "The price is another one now.", details: { currentPrice: 2999, currency: "usd" } };
    const failure = await failureOf(await deployment(560, refused(data)));
    expect(failure).toBeInstanceOf(AppError);
    expect(failure).toMatchObject({ ...data, status: 409 });
  });

  test("carries how long to wait", async () => {
    const data = { code: "rate_limited", message: "Slower.", details: { retryAfterSeconds: 7 } };
    expect(await failureOf(await deployment(560, refused(data)))).toMatchObject({ code: "rate_limited", retryAfterSeconds: 7 });
  });

  test.each([[{ code: "no_such_code", message: "x" }], ["a bare string"], [{ message: "x" }]])("is a bug when it is not ours: %o", async (data) => {
    const failure = await failureOf(await deployment(560, refused(data)));
    expect(failure).toBeInstanceOf(Error);
    expect(failure).not.toBeInstanceOf(AppError);
  });
});

describe("an id that is no id of the table", () => {
  test.each([
    ['ArgumentValidationError: Found ID "k17" from table `users`, which does not match the table name in validator `v.id("beats")`.'],
    ['ArgumentValidationError: Value does not match validator.\nPath: .beatId\nValue: "k17"\nValidator: v.id("beats")'],
  ])("is invalid_id", async (errorMessage) => {
    expect(await failureOf(await deployment(560, { status: "error", errorMessage, logLines: [] }))).toMatchObject({ code: "invalid_id", status: 400 });
  });

  test("while any other wrong argument is our bug", async () => {
    const errorMessage = 'ArgumentValidationError: Object is missing the required field `tierType`.\nValidator: v.object({tierType: v.string(), beatId: v.id("beats")})';
    expect(await failureOf(await deployment(560, { status: "error", errorMessage, logLines: [] }))).not.toBeInstanceOf(AppError);
  });
});

describe("a deployment that is not there", () => {
  test("is provider_unavailable: refused connection, a proxy's 502, an overloaded 503", async () => {
    for (const url of ["http://127.0.0.1:1", await deployment(502, "Bad Gateway"), await deployment(503, "busy")]) {
      expect(await failureOf(url)).toMatchObject({ code: "provider_unavailable", status: 503 });
    }
  });

  test("is told apart from a function that broke", async () => {
    const failure = await failureOf(await deployment(560, { status: "error", errorMessage: "Server Error", logLines: [] }));
    expect(failure).not.toBeInstanceOf(AppError);
  });
});
