import { httpRouter } from "convex/server";
import { api } from "./_generated/api";
import { env, httpAction } from "./_generated/server";

const http = httpRouter();
http.route({
  path: "/add",
  method: "POST",
  handler: httpAction(async (ctx, request) => {
    const value: number = await ctx.runMutation(api.counts.add, { name: await request.text(), by: 1 });
    return Response.json({ value, label: env.LABEL, path: new URL(request.url).pathname });
  }),
});

export default http;
