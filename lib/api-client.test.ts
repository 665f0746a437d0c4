import { createServer, type Server } from "node:http";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import * as z from "zod/mini";
import { ApiError, errorCode, errorWords, getJson, orProblem, postJson } from "./api-client";

type Answer = { status: number; body: string; headers?: Record<string, string> };

const answers: Record<string, Answer> = {
  "/ok": { status: 200, body: '{"sessionId":"cs_1","url":"https://pay.example/cs_1"}' },
  "/price": {
    status: 409,
    body: '{"success":false,"error":"The price is $30.00 now.","code":"price_changed","requestId":"r1","details":{"currentPrice":3000,"currency":"usd"}}',
  },
  "/limited": { status: 429, body: '{"success":false,"error":"x","code":"rate_limited"}', headers: { "retry-after": "42" } },
  "/accounts": { status: 401, body: '{"message":"Wrong e-mail or password.","code":"INVALID_EMAIL_OR_PASSWORD"}' },
  "/broken": { status: 502, body: "<html>Bad gateway</html>" },
};

let server: Server;
let origin: string;
beforeAll(async () => {
  server = createServer((request, response) => {
    const answer = answers[request.url ?? ""] ?? { status: 404, body: "{}" };
    response.writeHead(answer.status, answer.headers).end(answer.body);
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const address = server.address();
  if (address === null || typeof address === "string") throw new Error("The server has no port");
  origin = `http://127.0.0.1:${address.port}`;
});
afterAll(() => server.close());

async function refusal(path: string): Promise<ApiError> {
  const error: unknown = await postJson(path, {}).catch((caught: unknown) => caught);
  if (!(error instanceof ApiError)) throw new Error("It was not refused");
  return error;
}

describe("the client of our routes", () => {
  test("hands over what the reader accepts", async () => {
    const opened = await postJson(`${origin}/ok`, {}, z.object({ sessionId: z.string(), url: z.string() }));
    expect(opened.url).toBe("https://pay.example/cs_1");
  });

  test("refuses an answer of another shape than was agreed", async () => {
    const wrong = getJson(`${origin}/ok`, z.object({ files: z.array(z.string()) }));
    await expect(wrong).rejects.toMatchObject({ code: "internal" });
  });

  test("keeps the words, the code and the facts of a refusal", async () => {
    const error = await refusal(`${origin}/price`);
    expect(error).toMatchObject({ status: 409, code: "price_changed", requestId: "r1", details: { currentPrice: 3000 } });
    expect(errorWords(error)).toBe("The price is $30.00 now.");
  });

  test("says how long to wait when there were too many tries", async () => {
    expect(errorWords(await refusal(`${origin}/limited`))).toContain("42 seconds");
  });

  test("understands the accounts' own refusals", async () => {
    expect(errorWords(await refusal(`${origin}/accounts`))).toBe("Wrong e-mail or password.");
  });

  test("never shows what a broken gateway wrote", async () => {
    expect(errorWords(await refusal(`${origin}/broken`))).not.toMatch(/html|gateway/i);
  });

  test("tells a broken connection from a refusal", async () => {
    expect(errorCode(await refusal("http://127.0.0.1:1/"))).toBe("network");
  });

  test("gives the answer, or words for why there is none", async () => {
    expect(await orProblem(Promise.resolve({ page: [] }))).toEqual({ page: [] });
    expect(await orProblem(getJson(`${origin}/accounts`, z.unknown()))).toEqual({ problem: "Wrong e-mail or password." });
  });

  test("reads what a function refused, and nothing from a plain error", () => {
    expect(errorWords({ data: { code: "slug_taken", message: "That address is taken." } })).toBe("That address is taken.");
    expect(errorWords(new Error("secret internals"))).not.toContain("secret");
  });
});
