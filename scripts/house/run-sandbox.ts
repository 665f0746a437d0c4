// The provider sandbox as a process of its own; the house talks to it over messages.
import { startSandbox } from "../../packages/sandbox/src/index";

const [dataDir, port, appOrigin] = process.argv.slice(2);
if (!dataDir || !port || !appOrigin) throw new Error("usage: run-sandbox <dataDir> <port> <appOrigin>");

const sandbox = await startSandbox({ dataDir, port: Number(port), appOrigin });
process.send?.({ ready: true, url: sandbox.url, adminToken: sandbox.adminToken, env: sandbox.env });
process.on("SIGTERM", () => void sandbox.close().then(() => process.exit(0)));
process.on("disconnect", () => void sandbox.close().then(() => process.exit(0)));
