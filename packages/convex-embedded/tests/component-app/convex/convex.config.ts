import { defineApp } from "convex/server";
import { v } from "convex/values";
import aggregate from "@convex-dev/aggregate/convex.config.js";
import rateLimiter from "@convex-dev/rate-limiter/convex.config.js";
import counter from "../counter/convex.config.js";

const app = defineApp({ env: { GREETING: v.optional(v.string()) } });
app.use(counter, { env: { LABEL: "first", GREETING: app.env.GREETING }, httpPrefix: "/counted" });
app.use(counter, { name: "second", env: { LABEL: "second" } });
app.use(rateLimiter);
app.use(aggregate);

export default app;
