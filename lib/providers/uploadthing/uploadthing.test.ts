import { createServer, type Server } from "node:http";
import { startSandbox, type Sandbox } from "@backline/sandbox";
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { AppError } from "../../domain/errors";
import { createRemoteFiles, handleUploadRequest, type AnnouncedFile, type ArrivedFile, type RemoteFiles, type UploadHooks, type UploadThingSettings } from ".";

let sandbox: Sandbox;
let product: Server;
let origin = "";
let settings: UploadThingSettings;
let files: RemoteFiles;
let announced: AnnouncedFile[];
let arrived: ArrivedFile[];
let hooks: UploadHooks;
/** What the product answered UploadThing's reports with. */
let answers: number[];

beforeAll(async () => {
  product = createServer((incoming, outgoing) => {
    void (async () => {
      const chunks: Buffer[] = [];
      for await (const chunk of incoming) chunks.push(Buffer.from(chunk));
      const headers = new Headers(Object.entries(incoming.headers).flatMap(([name, value]): [string, string][] => (typeof value === "string" ? [[name, value]] : [])));
      const response = await answer(new Request(`${origin}${incoming.url}`, { method: "POST", headers, body: Buffer.concat(chunks) }));
      if (headers.has("uploadthing-hook")) answers.push(response.status);
      outgoing.writeHead(response.status, Object.fromEntries(response.headers)).end(await response.text());
    })();
  });
  await new Promise<void>((done) => product.listen(0, "127.0.0.1", done));
  const address = product.address();
  if (address === null || typeof address === "string") throw new Error("The test product has no port");
  origin = `http://127.0.0.1:${address.port}`;
  sandbox = await startSandbox({ port: 0, memory: true, appOrigin: origin });
  const { UPLOADTHING_TOKEN = "", UPLOADTHING_INGEST_URL = "", UPLOADTHING_API_URL = "", UPLOADTHING_UFS_HOST = "" } = sandbox.env;
  settings = {
    token: UPLOADTHING_TOKEN,
    ingestUrl: UPLOADTHING_INGEST_URL,
    apiUrl: UPLOADTHING_API_URL,
    ufsHost: UPLOADTHING_UFS_HOST,
    ufsAppIdLocation: "path",
    isDev: false,
    callbackUrl: `${origin}/api/uploadthing`,
  };
  files = createRemoteFiles(settings);
});
afterAll(async () => {
  await sandbox.close();
  await new Promise((done) => product.close(done));
});
beforeEach(() => {
  announced = [];
  arrived = [];
  answers = [];
  hooks = {
    begin: async (file) => {
      announced.push(file);
      return { fileId: "file1" };
    },
    finish: async (file) => {
      arrived.push(file);
      return { fileId: file.fileId };
    },
  };
});

async function answer(request: Request): Promise<Response> {
  try {
    return await handleUploadRequest(request, hooks, settings);
  } catch (thrown) {
    const status = thrown instanceof AppError ? thrown.status : 500;
    return Response.json({ code: thrown instanceof AppError ? thrown.code : "internal", error: String(thrown) }, { status });
  }
}

const presign = (files: object[] = [{ name: "påx 1.wav", size: 5, type: "audio/wav", lastModified: 1 }], slug = "beat_master") =>
  answer(
    new Request(`http://evil.example/api/uploadthing?actionType=upload&slug=${slug}`, {
      method: "POST",
      headers: { "content-type": "application/json", "x-uploadthing-version": "7.7.4", "x-uploadthing-package": "test" },
      body: JSON.stringify({ files, input: null }),
    }),
  );

async function upload(): Promise<{ key: string; response: Response }> {
  const presigned: { key: string; url: string }[] = await (await presign()).json();
  const [{ key, url } = { key: "", url: "" }] = presigned;
  const form = new FormData();
  form.append("file", new Blob(["hello"], { type: "audio/wav" }), "påx 1.wav");
  return { key, response: await fetch(url, { method: "PUT", body: form, headers: { range: "bytes=0-" } }) };
}

describe("an upload", () => {
  test("is announced before, reported after, and its file id comes back to the browser", async () => {
    const { key, response } = await upload();
    expect(announced).toEqual([{ purpose: "beat_master", name: "påx 1.wav", size: 5, contentType: "audio/wav" }]);
    expect(arrived).toEqual([{ fileId: "file1", key, name: "påx 1.wav", size: 5, contentType: "audio/wav" }]);
    expect(await response.json()).toMatchObject({ serverData: { fileId: "file1" } });
    expect(answers).toEqual([200]);
  });

  test("that the product refuses gets no address, and the product's own words", async () => {
    hooks.begin = () => Promise.reject(new AppError("rate_limited", "You have uploaded 100 files today."));
    const response = await presign();
    expect(response.status).toBe(429);
    expect(await response.json()).toMatchObject({ code: "rate_limited" });
  });

  test.each([
    ["two at once", [{ name: "a.wav", size: 5, type: "audio/wav" }, { name: "b.wav", size: 5, type: "audio/wav" }]],
    ["more than 256 MB", [{ name: "a.wav", size: 256 * 1024 * 1024 + 1, type: "audio/wav" }]],
  ])("of %s is refused", async (_name, files) => {
    expect((await presign(files.map((file) => ({ ...file, lastModified: 1 })))).status).toBe(400);
  });

  test("to a place that does not exist is 404", async () => {
    expect((await presign(undefined, "nothing")).status).toBe(404);
  });

  test("whose report the product could not take is not said to be well", async () => {
    const finish = hooks.finish;
    let failures = 1;
    hooks.finish = (file) => (failures-- > 0 ? Promise.reject(new AppError("provider_unavailable", "Not now.")) : finish(file));
    await upload();
    expect(answers[0]).toBe(503);
  });

  test("reported with a wrong signature changes nothing", async () => {
    const body = JSON.stringify({ status: "uploaded", file: {}, origin, metadata: { fileId: "file1" } });
    const headers = { "content-type": "application/json", "uploadthing-hook": "callback", "x-uploadthing-signature": "hmac-sha256=00" };
    const response = await answer(new Request(`${origin}/api/uploadthing?slug=beat_master`, { method: "POST", headers, body }));
    expect(response.status).toBe(400);
    expect(arrived).toEqual([]);
  });
});

describe("a stored file", () => {
  test("is read through a signed address only, byte for byte", async () => {
    const { key } = await upload();
    const url = await files.signedUrl(key, 600);
    expect(await (await fetch(url)).text()).toBe("hello");
    const { origin: store, pathname } = new URL(url);
    expect((await fetch(store + pathname)).status).toBe(403);
    const response = await fetch(url);
    expect(response.headers.get("content-disposition")).toMatch(/^attachment/);
    await response.body?.cancel();
  });

  test("is gone once deleted; deleting again is no error", async () => {
    const { key } = await upload();
    await files.delete(key);
    expect((await fetch(await files.signedUrl(key, 600))).status).toBe(404);
    await expect(files.delete(key)).resolves.toBeUndefined();
  });
});
