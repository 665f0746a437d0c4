// The embedded Convex as a process of its own; the house talks to it over messages.
import { startConvex } from "../../packages/convex-embedded/src/index";

const [dataDir, port, sitePort, ...allowedOrigins] = process.argv.slice(2);
if (!dataDir || !port || !sitePort) throw new Error("usage: run-convex <dataDir> <port> <sitePort> <origin…>");

const convex = await startConvex({ dataDir, port: Number(port), sitePort: Number(sitePort), allowedOrigins });
process.send?.({ ready: true, url: convex.url, siteUrl: convex.siteUrl, adminKey: convex.adminKey });
process.on("SIGTERM", () => void convex.close().then(() => process.exit(0)));
process.on("disconnect", () => void convex.close().then(() => process.exit(0)));
