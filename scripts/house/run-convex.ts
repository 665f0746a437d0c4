// The embedded Convex as a process of its own; the house talks to it over messages.
import { startConvex } from "../../packages/convex-embedded/index.mjs";
import { serve } from "./report";

const [dataDir, port, sitePort, ...allowedOrigins] = process.argv.slice(2);
if (!dataDir || !port || !sitePort) throw new Error("usage: run-convex <dataDir> <port> <sitePort> <origin…>");

await serve(
  () => startConvex({ dataDir, port: Number(port), sitePort: Number(sitePort), allowedOrigins }),
  ({ url, siteUrl, adminKey }) => ({ url, siteUrl, adminKey }),
);
