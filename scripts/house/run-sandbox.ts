// The provider sandbox as a process of its own; the house talks to it over messages.
import { startSandbox } from "../../packages/sandbox/src/index";
import { serve } from "./report";

const [dataDir, port, appOrigin, webhookOrigin] = process.argv.slice(2);
if (!dataDir || !port || !appOrigin || !webhookOrigin) throw new Error("usage: run-sandbox <dataDir> <port> <appOrigin> <webhookOrigin>");

await serve(
  () => startSandbox({ dataDir, port: Number(port), appOrigin, webhookOrigin, webhooks: { resend: "/api/webhooks/resend" } }),
  ({ url, adminToken, env }) => ({ url, adminToken, env }),
);
