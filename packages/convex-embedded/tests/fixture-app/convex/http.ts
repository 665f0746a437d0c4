import { httpRouter } from "convex/server";
import { api } from "./_generated/api";
import { httpAction } from "./_generated/server";

const http = httpRouter();

http.route({
  path: "/hello",
  method: "POST",
  handler: httpAction(async (ctx, request) => {
    const { body } = await request.json();
    await ctx.runMutation(api.messages.send, { author: "http", body });
    const identity = await ctx.auth.getUserIdentity();
    return Response.json({ ok: true, who: identity?.subject ?? null }, { status: 201, headers: { "x-from": "action" } });
  }),
});

http.route({
  pathPrefix: "/stream/",
  method: "GET",
  handler: httpAction(async (_ctx, request) => {
    const parts = Number(new URL(request.url).pathname.split("/").pop());
    let sent = 0;
    const body = new ReadableStream({
      async pull(controller) {
        if (sent === parts) return controller.close();
        await new Promise((resolve) => setTimeout(resolve, 20));
        controller.enqueue(new TextEncoder().encode(`part ${sent++}\n`));
      },
    });
    return new Response(body, { headers: { "content-type": "text/plain" } });
  }),
});

/** Answers each part of the request as it comes. */
http.route({
  path: "/shout",
  method: "POST",
  handler: httpAction(async (_ctx, request) => {
    const shouted = request.body?.pipeThrough(new TextDecoderStream()).pipeThrough(
      new TransformStream<string, Uint8Array>({ transform: (text, controller) => controller.enqueue(new TextEncoder().encode(text.toUpperCase())) }),
    );
    return new Response(shouted);
  }),
});

/** Answers what it was sent, as text or as a blob; nothing where nothing was sent. */
http.route({
  pathPrefix: "/whole/",
  method: "POST",
  handler: httpAction(async (_ctx, request) => {
    if (request.url.endsWith("/none")) return new Response(null, { status: 204 });
    return new Response(request.url.endsWith("/blob") ? await request.blob() : await request.text());
  }),
});

http.route({
  path: "/throws",
  method: "GET",
  handler: httpAction(async () => {
    throw new Error("http deliberate");
  }),
});

export default http;
