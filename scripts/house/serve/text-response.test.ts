import { createServer, type IncomingMessage, request, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { brotliDecompressSync, createBrotliDecompress } from "node:zlib";
import { afterEach, describe, expect, test } from "vitest";
import { TextResponse } from "./text-response";

const LONG = "Pay once, and the files are yours. ".repeat(400);
const SCRIPT = '<script src="/_next/static/chunks/one.js" async="" nonce="n0nce"></script>';
const HELD = /^<p>é<\/p><script nonce="n0nce">.*held\("\/_next\/static\/chunks\/one\.js"\)<\/script>$/;
const PAGE = `<p>é</p>${SCRIPT}`;
const closing: (() => void)[] = [];
afterEach(() => closing.splice(0).forEach((close) => close()));

describe("an answer leaves as Brotli", () => {
  test("where it is taken, byte for byte the same after decoding", async () => {
    const { headers, body } = await ask(page(LONG), { "accept-encoding": "gzip, br" });
    expect(headers["content-encoding"]).toBe("br");
    expect(headers["content-length"]).toBeUndefined();
    expect(body.length).toBeLessThan(LONG.length / 4);
    expect(brotliDecompressSync(body).toString()).toBe(LONG);
  });

  test("in many writes as in one, and with a strong tag made weak", async () => {
    const { headers, body } = await ask((response) => {
      response.setHeader("Content-Type", "text/html");
      response.setHeader("ETag", '"one"');
      for (const letter of LONG) response.write(letter);
      response.end("the end");
    }, { "accept-encoding": "br" });
    expect(headers.etag).toBe('W/"one"');
    expect(brotliDecompressSync(body).toString()).toBe(`${LONG}the end`);
  });

  test.each([
    ["nobody asks for it", page(LONG), { "accept-encoding": "gzip" }, LONG],
    ["it is refused", page(LONG), { "accept-encoding": "gzip, br;q=0" }, LONG],
    ["it is short", page("short"), { "accept-encoding": "br" }, "short"],
    ["it says that it is short", (response: ServerResponse) => {
      response.setHeader("Content-Type", "text/html");
      response.setHeader("Content-Length", 5);
      response.flushHeaders();
      response.end("short");
    }, { "accept-encoding": "br" }, "short"],
    ["it is no text", page(LONG, "audio/mpeg"), { "accept-encoding": "br" }, LONG],
    ["it is encoded already", (response: ServerResponse) => {
      response.setHeader("Content-Encoding", "identity");
      page(LONG)(response);
    }, { "accept-encoding": "br" }, LONG],
  ] as const)("but not where %s", async (_why, answer, headers, expected) => {
    const got = await ask(answer, headers);
    expect(got.headers["content-encoding"]).not.toBe("br");
    expect(got.body.toString()).toBe(expected);
  });

  test("but never to HEAD, nor without a body", async () => {
    expect((await ask(page(LONG), { "accept-encoding": "br" }, "HEAD")).body).toHaveLength(0);
    const unchanged = await ask((response) => {
      response.statusCode = 304;
      response.setHeader("Content-Type", "text/html");
      response.end();
    }, { "accept-encoding": "br" });
    expect(unchanged).toMatchObject({ status: 304, headers: {} });
    expect(unchanged.headers["content-encoding"]).toBeUndefined();
  });
});

describe("the scripts of a page that is being made are held", () => {
  const byByte = (response: ServerResponse) => {
    response.setHeader("Content-Type", "text/html");
    for (const byte of Buffer.from(PAGE)) response.write(Buffer.of(byte));
    response.end();
  };
  const latin1 = (response: ServerResponse) => {
    response.setHeader("Content-Type", "text/html");
    response.write(Buffer.from("<p>é").toString("latin1"), "latin1");
    response.end(`</p>${SCRIPT}`);
  };

  test.each([["in many writes", byByte], ["in another encoding", latin1], ["in one end", page(PAGE)]] as const)("%s, plain as in Brotli", async (_how, answer) => {
    const [plain, brotli] = [await ask(answer, {}), await ask(answer, { "accept-encoding": "br" })];
    expect(plain.body.toString()).toMatch(HELD);
    expect(brotli.headers["content-encoding"] === "br" ? brotliDecompressSync(brotli.body) : brotli.body).toEqual(plain.body);
  });

  test("with the length that the page then has, and none of it for HEAD", async () => {
    const { headers, body } = await ask(page(PAGE), {});
    expect(headers["content-length"]).toBe(String(body.length));
    expect(await ask(page(PAGE), {}, "HEAD")).toMatchObject({ status: 200, headers: { "content-type": headers["content-type"] }, body: Buffer.alloc(0) });
  });

  test("and what waits to be told that the page has left is told once", async () => {
    let told = 0;
    await ask((response) => {
      response.setHeader("Content-Type", "text/html");
      response.end(PAGE, () => told++);
    }, {});
    expect(told).toBe(1);
  });

  test.each([
    ["it is no page", page(PAGE, "text/plain")],
    ["Next encoded it for somebody who takes gzip only", (response: ServerResponse) => {
      response.setHeader("Content-Encoding", "gzip");
      page(PAGE)(response);
    }],
    ["it was written as a whole", (response: ServerResponse) => {
      response.setHeader("Content-Length", Buffer.byteLength(PAGE));
      page(PAGE)(response);
    }],
  ] as const)("but not where %s", async (_why, answer) => {
    expect((await ask(answer, {})).body.toString()).toBe(PAGE);
  });

  test("but not of an answer that has no body", async () => {
    const unchanged = await ask((response) => {
      response.statusCode = 304;
      page("")(response);
    }, {});
    expect(unchanged.status).toBe(304);
    expect(unchanged.body).toHaveLength(0);
  });
});

test("the first part of a page arrives while the rest is still being made", async () => {
  let finish = () => {};
  const address = await serve((response) => {
    response.setHeader("Content-Type", "text/html");
    response.write("first");
    finish = () => response.end("last");
  });
  const parts = await new Promise<string[]>((resolve, reject) => {
    request(address, { headers: { "accept-encoding": "br" } }, (answer) => {
      const seen: string[] = [];
      const text = answer.pipe(createBrotliDecompress());
      text.on("data", (part: Buffer) => {
        seen.push(part.toString());
        finish();
      });
      text.on("end", () => resolve(seen));
      text.on("error", reject);
    }).on("error", reject).end();
  });
  expect(parts).toEqual(["first", "last"]);
});

test("whoever writes is held back while nobody reads, and goes on when somebody does", async () => {
  const part = Buffer.from(Array.from({ length: 64 * 1024 }, () => 32 + Math.floor(Math.random() * 90)));
  let held = false;
  let written = 0;
  const address = await serve((response) => {
    response.setHeader("Content-Type", "text/plain");
    const more = () => {
      while (written < 200) {
        written++;
        if (!response.write(part)) {
          held = true;
          response.once("drain", more);
          return;
        }
      }
      response.end();
    };
    more();
  });
  const bytes = await new Promise<number>((resolve, reject) => {
    request(address, { headers: { "accept-encoding": "br" } }, (answer) => {
      let sum = 0;
      answer.pipe(createBrotliDecompress()).on("data", (chunk: Buffer) => (sum += chunk.length)).on("end", () => resolve(sum)).on("error", reject);
    }).on("error", reject).end();
  });
  expect(held).toBe(true);
  expect(bytes).toBe(200 * part.length);
});

test("a reader who leaves ends the answer", async () => {
  let left = () => {};
  const closed = new Promise<void>((resolve) => (left = resolve));
  const address = await serve((response) => {
    response.setHeader("Content-Type", "text/html");
    response.on("close", () => left());
    response.write(LONG);
  });
  const asked = request(address, { headers: { "accept-encoding": "br" } }, (answer) => answer.once("data", () => asked.destroy()));
  asked.on("error", () => {}).end();
  await closed;
});

function page(text: string, type = "text/html; charset=utf-8") {
  return (response: ServerResponse) => {
    response.setHeader("Content-Type", type);
    response.end(text);
  };
}

async function serve(answer: (response: ServerResponse) => void): Promise<string> {
  const server = createServer<typeof IncomingMessage, typeof TextResponse>({ ServerResponse: TextResponse }, (_request, response) => answer(response));
  closing.push(() => server.close());
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  return `http://127.0.0.1:${portOf(server.address())}`;
}

function portOf(address: AddressInfo | string | null): number {
  if (address === null || typeof address === "string") throw new Error("The server has no port.");
  return address.port;
}

async function ask(answer: (response: ServerResponse) => void, headers: Record<string, string>, method = "GET") {
  const address = await serve(answer);
  return new Promise<{ status: number; headers: IncomingMessage["headers"]; body: Buffer }>((resolve, reject) => {
    request(address, { method, headers }, (got) => {
      const parts: Buffer[] = [];
      got.on("data", (part: Buffer) => parts.push(part)).on("end", () => resolve({ status: got.statusCode ?? 0, headers: got.headers, body: Buffer.concat(parts) })).on("error", reject);
    }).on("error", reject).end();
  });
}
