import { createServer } from "node:http";
import { onTestFinished, vi } from "vitest";
import { createRouteHandler, createUploadthing, UTApi, type FileRouter } from "uploadthing/server";
import type { Sandbox } from "../src/index";
import { sandboxFor } from "./kernel-support";

export interface Completed {
  key: string;
  name: string;
  size: number;
  type: string;
  fileHash: string;
  ufsUrl: string;
  customId: string | null;
  owner: string;
}

export interface Product {
  sandbox: Sandbox;
  origin: string;
  completed: Completed[];
  failed: string[];
  utapi: UTApi;
  /** What the browser does first: asks the product for presigned URLs. */
  presign(file: { name: string; size: number; type: string }, slug?: string): Promise<{ key: string; url: string }>;
  /** Refuses callbacks with this status while set. */
  refuseWith: number | null;
}

/** A product with the official route handler over HTTP, wired to a sandbox through the environment the sandbox gives. */
export async function startProduct(dataDir?: string): Promise<Product> {
  const completed: Completed[] = [];
  const failed: string[] = [];
  const build = createUploadthing();
  const router = {
    master: build({ blob: { maxFileSize: "256MB", acl: "private" } })
      .middleware(() => ({ owner: "user_1" }))
      .onUploadError(({ fileKey }) => void failed.push(fileKey))
      .onUploadComplete(({ metadata, file }) => {
        completed.push({ ...file, ufsUrl: file.ufsUrl, owner: metadata.owner });
        return { fileId: `file_${completed.length}` };
      }),
    quick: build({ text: { maxFileSize: "4MB", acl: "public-read" } }, { awaitServerData: false })
      .middleware(() => ({ owner: "user_2" }))
      .onUploadComplete(() => undefined),
  } satisfies FileRouter;

  const product: Pick<Product, "refuseWith"> = { refuseWith: null };
  const server = createServer((request, response) => {
    void (async () => {
      const chunks: Buffer[] = [];
      for await (const chunk of request) chunks.push(Buffer.from(chunk));
      const isCallback = request.headers["uploadthing-hook"] !== undefined;
      if (isCallback && product.refuseWith !== null) return response.writeHead(product.refuseWith).end();
      const headers = new Headers();
      for (const [name, value] of Object.entries(request.headers)) if (typeof value === "string") headers.set(name, value);
      const answer = await handler(new Request(`http://${request.headers.host}${request.url}`, { method: "POST", headers, body: Buffer.concat(chunks) }));
      response.writeHead(answer.status, Object.fromEntries(answer.headers)).end(await answer.text());
    })();
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  onTestFinished(() => void server.close());
  const address = server.address();
  if (address === null || typeof address === "string") throw new Error("no port");
  const origin = `http://127.0.0.1:${address.port}`;

  const sandbox = await sandboxFor({ appOrigin: origin, ...(dataDir !== undefined && { dataDir }) });
  for (const [name, value] of Object.entries(sandbox.env)) if (name.startsWith("UPLOADTHING_")) vi.stubEnv(name, value);
  onTestFinished(() => void vi.unstubAllEnvs());
  const handler = createRouteHandler({ router, config: { logLevel: "None" } });

  return Object.assign(product, {
    sandbox,
    origin,
    completed,
    failed,
    utapi: new UTApi({ logLevel: "None" }),
    async presign(file: { name: string; size: number; type: string }, slug = "master") {
      const response = await fetch(`${origin}/api/uploadthing?actionType=upload&slug=${slug}`, {
        method: "POST",
        headers: { "content-type": "application/json", "x-uploadthing-version": "7.7.4", "x-uploadthing-package": "test" },
        body: JSON.stringify({ files: [{ ...file, lastModified: 1 }], input: null }),
      });
      const [presigned]: { key: string; url: string }[] = await response.json();
      if (presigned === undefined) throw new Error("nothing presigned");
      return presigned;
    },
  });
}

/** What the browser does next: sends the bytes from `start` on as the form field `file`. */
export function put(url: string, content: Blob, options: { name?: string; start?: number } = {}): Promise<Response> {
  const form = new FormData();
  form.append("file", content, options.name ?? "file");
  return fetch(url, { method: "PUT", body: form, headers: { range: `bytes=${options.start ?? 0}-` } });
}
