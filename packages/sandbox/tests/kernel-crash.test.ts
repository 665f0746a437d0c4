import { spawn, type ChildProcess } from "node:child_process";
import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { Resend } from "resend";
import { expect, onTestFinished, test } from "vitest";
import { startFakeApp, temporaryDirectory, until } from "./kernel-support";

const CLI = join(import.meta.dirname, "../src/cli.ts");

interface Running {
  child: ChildProcess;
  exited: Promise<number | null>;
  output(): string;
}

function start(dataDir: string, appOrigin: string, port = "0"): Running {
  const args = ["--import", "tsx", CLI, "--port", port, "--data-dir", dataDir, "--app-origin", appOrigin, "--resend-webhook", "/hook"];
  const child = spawn(process.execPath, args);
  let output = "";
  for (const stream of [child.stdout, child.stderr]) stream.on("data", (chunk: Buffer) => (output += chunk.toString()));
  const exited = new Promise<number | null>((resolve) => child.once("exit", resolve));
  onTestFinished(async () => {
    child.kill("SIGKILL");
    await exited;
  });
  return { child, exited, output: () => output };
}

async function ready(running: Running): Promise<string> {
  await until(() => running.output().includes("ready at"), 20_000);
  return /ready at (\S+)/.exec(running.output())?.[1] ?? "";
}

test("killed at once after an answer, it has lost nothing: the mail is there and its webhooks arrive", async () => {
  const dataDir = temporaryDirectory();
  const app = await startFakeApp();
  app.status = 503;
  const first = start(dataDir, app.origin);
  await ready(first);
  const env: Record<string, string> = JSON.parse(readFileSync(join(dataDir, "env.json"), "utf8"));
  const resend = new Resend(env.RESEND_API_KEY, { baseUrl: env.RESEND_BASE_URL ?? "" });
  const { data } = await resend.emails.send({ from: "a@example.com", to: "b@example.com", subject: "Kept", text: "x" });
  first.child.kill("SIGKILL");
  await first.exited;
  expect(existsSync(join(dataDir, "lock"))).toBe(true);

  app.status = 200;
  app.received.length = 0;
  const url = await ready(start(dataDir, app.origin));
  const again = new Resend(env.RESEND_API_KEY, { baseUrl: `${url}/resend` });
  expect((await again.emails.get(data?.id ?? "")).data?.subject).toBe("Kept");
  const types = () => new Set(app.received.map(({ body }) => JSON.parse(body).type));
  await until(() => types().has("email.sent") && types().has("email.delivered"), 20_000);
});

test("a second process on the same data directory ends with one line and leaves the first alone", async () => {
  const dataDir = temporaryDirectory();
  const first = start(dataDir, "http://localhost:3000");
  const url = await ready(first);
  const second = start(dataDir, "http://localhost:3000");
  expect(await second.exited).toBe(1);
  expect(second.output().trim()).toMatch(/^The sandbox's data directory .* is in use by process \d+\. Stop that process or choose another data directory\.$/);
  expect((await fetch(`${url}/_admin/health`)).status).toBe(200);
  first.child.kill("SIGTERM");
  expect(await first.exited).toBe(0);
  expect(existsSync(join(dataDir, "lock"))).toBe(false);
});
