import { defineComponent } from "convex/server";
import { v } from "convex/values";
import journal from "../journal/convex.config.js";

const counter = defineComponent("counter", { env: { LABEL: v.union(v.literal("first"), v.literal("second")), GREETING: v.optional(v.string()) } });
counter.use(journal);

export default counter;
