import { parseArgs } from "node:util";
import { startSandbox } from "./index";

const USAGE = `Usage: sandbox [--port 4100] [--data-dir .data/sandbox] [--app-origin http://localhost:3000]
               [--resend-webhook /api/webhooks/resend]

Starts the local stand-ins of Stripe, UploadThing, Resend and Upstash. The environment that makes the product speak
to them is written to <data-dir>/env.json.`;

const { values } = parseArgs({
  options: {
    port: { type: "string", default: "4100" },
    "data-dir": { type: "string", default: ".data/sandbox" },
    "app-origin": { type: "string", default: "http://localhost:3000" },
    "resend-webhook": { type: "string" },
    help: { type: "boolean", default: false },
  },
});

if (values.help) {
  console.log(USAGE);
} else {
  await run().catch((error: unknown) => {
    console.error(error instanceof Error ? error.message : error);
    process.exitCode = 1;
  });
}

async function run(): Promise<void> {
  const port = Number(values.port);
  if (!Number.isInteger(port) || port < 0 || port > 65_535) throw new Error(`--port must be a number between 0 and 65535, not "${values.port}".`);
  const sandbox = await startSandbox({
    port,
    dataDir: values["data-dir"],
    appOrigin: values["app-origin"],
    webhooks: { resend: values["resend-webhook"] },
  });
  console.log(`Sandbox ready at ${sandbox.url}`);
  const stop = () => void sandbox.close().then(() => process.exit(0));
  process.once("SIGINT", stop);
  process.once("SIGTERM", stop);
}
