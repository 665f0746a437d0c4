import { httpRouter } from "convex/server";
import { httpAction } from "./_generated/server";

const http = httpRouter();
http.route({ path: "/own", method: "GET", handler: httpAction(async () => new Response("the app's own")) });

export default http;
