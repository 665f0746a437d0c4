import { defineComponent } from "convex/server";
import aggregate from "@convex-dev/aggregate/convex.config.js";
import rateLimiter from "@convex-dev/rate-limiter/convex.config.js";

const season = defineComponent("season");
season.use(aggregate, { name: "ranking" });
season.use(rateLimiter);

export default season;
