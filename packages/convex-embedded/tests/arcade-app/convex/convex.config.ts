import { defineApp } from "convex/server";
import aggregate from "@convex-dev/aggregate/convex.config.js";
import rateLimiter from "@convex-dev/rate-limiter/convex.config.js";
import season from "../season/convex.config.js";

const app = defineApp();
app.use(aggregate, { name: "byScore" });
app.use(aggregate, { name: "byPlayer" });
app.use(rateLimiter);
app.use(season, { name: "weekly" });
app.use(season, { name: "monthly" });

export default app;
