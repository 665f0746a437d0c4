import { dirname } from "node:path";

/** @type {import("next").NextConfig} */
export default { poweredByHeader: false, typescript: { ignoreBuildErrors: true }, turbopack: { root: dirname(dirname(dirname(import.meta.dirname))) } };
