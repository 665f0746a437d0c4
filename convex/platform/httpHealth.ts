import { httpAction } from "../_generated/server";

/** `GET /health` on the site address: the HTTP side of the deployment answers. */
export const health = httpAction(async () => new Response("OK", { headers: { "content-type": "text/plain; charset=utf-8" } }));
