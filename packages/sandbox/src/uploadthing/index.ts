import { randomBytes } from "node:crypto";
import { Hono } from "hono";
import type { Kernel, Provider } from "../kernel/types";
import { failure, type Account } from "./account";
import { createApi } from "./api";
import { createCallbacks } from "./callbacks";
import { filesSection } from "./console";
import { createFileStore } from "./files";
import { createHooks } from "./hooks";
import { createIngest } from "./ingest";
import { createFileRoutes } from "./serve";

const CORS = {
  "access-control-allow-origin": "*",
  "access-control-allow-methods": "GET, HEAD, PUT, OPTIONS",
  "access-control-allow-headers": "*",
  "access-control-expose-headers": "x-ut-range-start, content-range, content-length, etag, accept-ranges",
  "access-control-max-age": "86400",
  "cross-origin-resource-policy": "cross-origin",
};

/** UploadThing: the browser uploads to it, the product is called back, files are served from `/ut/local`. */
export function uploadthing(kernel: Kernel): Provider {
  const base = `${kernel.origin}/ut`;
  const account: Account = {
    apiKey: kernel.secret("uploadthing.apiKey", () => `sk_live_${randomBytes(32).toString("hex")}`),
    appId: kernel.secret("uploadthing.appId", () => randomBytes(5).toString("hex")),
    base,
  };
  const files = createFileStore(kernel);
  const callbacks = createCallbacks(kernel, files, account);
  callbacks.resume();

  const routes = new Hono();
  routes.use(async (c, next) => {
    if (c.req.method === "OPTIONS") return c.body(null, 204, CORS);
    await next();
    for (const [name, value] of Object.entries(CORS)) c.res.headers.set(name, value);
  });
  routes.route("/", createHooks(files, account));
  routes.route("/", createIngest(kernel, files, callbacks, account));
  routes.route("/", createApi(files, account));
  routes.route("/", createFileRoutes(kernel, files, account));
  routes.notFound((c) => failure(404, `UploadThing has no ${c.req.method} ${c.req.path} in this sandbox.`));
  routes.onError((error) => failure(500, error.message));

  const token = { apiKey: account.apiKey, appId: account.appId, regions: ["local"] };
  return {
    name: "uploadthing",
    mount: "/ut",
    routes,
    console: filesSection(files, account),
    env: {
      UPLOADTHING_TOKEN: Buffer.from(JSON.stringify(token)).toString("base64"),
      UPLOADTHING_INGEST_URL: `${base}/ingest`,
      UPLOADTHING_API_URL: base,
      // The SDK takes http only for hosts that contain the text "local".
      UPLOADTHING_UFS_HOST: `${new URL(base).host}/ut/local`,
      UPLOADTHING_UFS_APP_ID_LOCATION: "path",
      // Otherwise the SDK, under NODE_ENV=development, wants callbacks as a stream instead of calls.
      UPLOADTHING_IS_DEV: "false",
    },
  };
}
