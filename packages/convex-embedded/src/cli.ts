import { parseArgs } from "node:util";
import { startConvex } from "./start";

const USAGE = `Usage: convex-embedded --data-dir <dir> [--port 3210] [--site-port 3211] [--host 127.0.0.1]
                       [--allow-origin <origin>|loopback|*]... [--env NAME=value]... [--push <project>]
                       [--strict] [--redact-errors]`;

/** Starts a deployment from the command line and keeps it until it is interrupted. */
async function main(): Promise<void> {
  const { values } = parseArgs({
    options: {
      "data-dir": { type: "string" },
      port: { type: "string", default: "3210" },
      "site-port": { type: "string", default: "3211" },
      host: { type: "string", default: "127.0.0.1" },
      "allow-origin": { type: "string", multiple: true, default: ["loopback"] },
      env: { type: "string", multiple: true, default: [] },
      push: { type: "string" },
      strict: { type: "boolean", default: false },
      "redact-errors": { type: "boolean", default: false },
      help: { type: "boolean", default: false },
    },
  });
  if (values.help || values["data-dir"] === undefined) {
    process.stdout.write(`${USAGE}\n`);
    process.exitCode = values.help ? 0 : 2;
    return;
  }
  const convex = await startConvex({
    dataDir: values["data-dir"],
    port: Number(values.port),
    sitePort: Number(values["site-port"]),
    host: values.host,
    allowedOrigins: values["allow-origin"],
    strict: values.strict,
    redactErrors: values["redact-errors"],
  });
  for (const signal of ["SIGINT", "SIGTERM"] as const) process.once(signal, () => void convex.close());
  if (values.env.length > 0) {
    await convex.setEnv(Object.fromEntries(values.env.map((entry) => [entry.slice(0, entry.indexOf("=")), entry.slice(entry.indexOf("=") + 1)])));
  }
  if (values.push !== undefined) process.stdout.write(`${await convex.push(values.push)}\n`);
  process.stdout.write(`Convex is ready at ${convex.url}, HTTP actions at ${convex.siteUrl}\n`);
}

main().catch((error: unknown) => {
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
  process.exit(1);
});
