import { existsSync, mkdirSync } from "node:fs";
import { join } from "node:path";
import { z } from "zod";
import { isLoopbackUrl } from "../../lib/env";
import { buildApp } from "./build";
import { Child } from "./children";
import { openDataDirectory } from "./data-directory";
import { appKeys, convexKeys } from "./key-environment";
import type { Environment } from "./environment";
import { inRoot } from "./paths";
import { requireFreePort } from "./ports";
import { chooseProviders, clerkIssuer, needsSandbox, type ProviderChoice, sandboxEnvironment } from "./providers";
import { pushFunctions } from "./push";
import { loadSecrets, type Secrets } from "./secrets";
import { Stop } from "./stop";

export interface HouseOptions {
  dataDir: string;
  ports: { app: number; convex: number; convexSite: number; sandbox: number };
  environment: Environment;
  /** The app is compiled as it is asked for and reloads when its sources change, instead of being built beforehand. */
  development?: boolean;
  /** Puts something between two processes of the house: the address that `from` is given for `to`. Fault tests listen there. */
  between?(from: Process, to: Process, address: string): Promise<string>;
  /** One line of progress. */
  say(line: string): void;
}
export type Process = "app" | "convex" | "sandbox";
export interface House {
  appUrl: string;
  /** Who keeps the accounts. */
  accounts: "embedded" | "clerk";
  convex: { url: string; adminKey: string };
  /** What the functions read of their environment; every push sets it. */
  functionsEnv: Record<string, string>;
  sandbox: { url: string; adminToken: string; env: Record<string, string> } | null;
  secrets: Secrets;
  children: { app: Child; convex: Child | null; sandbox: Child | null };
  stop(): Promise<void>;
}

/** Nothing of ours reports anywhere. */
const QUIET = { NEXT_TELEMETRY_DISABLED: "1", NEXT_PUBLIC_CLERK_TELEMETRY_DISABLED: "1", UPSTASH_DISABLE_TELEMETRY: "1", STRIPE_SUPPRESS_NOTICES: "true" };

const convexReady = z.object({ ready: z.literal(true), url: z.string(), siteUrl: z.string(), adminKey: z.string() });
const failure = z.object({ failed: z.string() });
const sandboxReady = z.object({ ready: z.literal(true), url: z.string(), adminToken: z.string(), env: z.record(z.string(), z.string()) });

/** Starts everything and returns when the app answers. Each step that fails is a {@link Stop} and leaves nothing running. */
export async function startHouse(options: HouseOptions): Promise<House> {
  const { dataDir, ports, say } = options;
  const choice = chooseProviders(options.environment);
  const appUrl = options.environment.APP_URL ?? `http://localhost:${ports.app}`;
  if (!isLoopbackUrl(appUrl) && (needsSandbox(choice) || !choice.real.has("Convex"))) {
    throw new Stop(`APP_URL is ${appUrl}, but the sandbox and the embedded Convex serve this machine only. Set every provider (docs/going-live.md lists them), or leave APP_URL unset.`);
  }
  const between = options.between ?? ((_from, _to, address) => Promise.resolve(address));
  const directory = openDataDirectory(dataDir);
  const running: Child[] = [];
  const stop = async () => {
    for (const child of [...running].reverse()) await child.stop();
    directory.release();
  };
  try {
    const secrets = loadSecrets(dataDir);
    const logs = join(dataDir, "logs");
    mkdirSync(logs, { recursive: true, mode: 0o700 });
    await requireFreePort(ports.app, "the app", "PORT");
    const embedded = !choice.real.has("Convex");
    if (embedded) {
      await requireFreePort(ports.convex, "Convex", "CONVEX_PORT");
      await requireFreePort(ports.convexSite, "Convex HTTP actions", "CONVEX_SITE_PORT");
    }
    if (needsSandbox(choice)) await requireFreePort(ports.sandbox, "the provider sandbox", "SANDBOX_PORT");

    const sandbox = needsSandbox(choice) ? await startSandboxChild(options, appUrl, await between("sandbox", "app", appUrl), logs, running) : null;
    const convex = embedded ? await startConvexChild(options, appUrl, logs, running) : realConvex(choice);
    const functionsEnv = {
      ...(await convexKeys(appUrl, secrets)),
      APP_INTERNAL_URL: await between("convex", "app", appUrl),
      ADMIN_EMAILS: choice.env.ADMIN_EMAILS ?? "",
      CLERK_JWT_ISSUER_DOMAIN: clerkIssuer(choice),
    };
    await pushFunctions(convex, functionsEnv, dataDir, say);
    if (!options.development) await buildApp(say);

    say("Starting the app…");
    const app = keep(running, new Child({
      name: "app",
      run: { module: inRoot("scripts/house/run-next.ts"), args: [options.development ? "dev" : "start", "localhost", String(ports.app)] },
      env: { ...QUIET, ...(options.development ? { NODE_ENV: "development" } : {}), ...appKeys(appUrl, secrets), ...(await convexAddress(convex.url, between)), ...choice.env, ...(sandbox ? { ...(await sandboxAddresses(sandboxEnvironment(choice, sandbox.env), sandbox.url, between)), SANDBOX_URL: sandbox.url } : {}) },
      logFile: join(logs, "app.log"),
    }, { onRestart: say }));
    app.start();
    await answering(`${appUrl}/api/health`, app);
    const accounts = clerkIssuer(choice) === "off" ? "embedded" : "clerk";
    return { appUrl, accounts, convex, functionsEnv, sandbox, secrets, children: { app, convex: find(running, "convex"), sandbox: find(running, "sandbox") }, stop };
  } catch (error) {
    await stop();
    throw error;
  }
}

type Between = NonNullable<HouseOptions["between"]>;

/** Browsers go straight to Convex; the app may be given another way there. */
async function convexAddress(url: string, between: Between): Promise<Record<string, string>> {
  const way = await between("app", "convex", url);
  return way === url ? { CONVEX_URL: url } : { CONVEX_URL: way, CONVEX_PUBLIC_URL: url };
}

/** The providers that the app calls by base URL alone. UploadThing signs its addresses, and Upstash only counts. */
async function sandboxAddresses(env: Record<string, string>, url: string, between: Between): Promise<Record<string, string>> {
  const way = await between("app", "sandbox", url);
  const moved = ["STRIPE_API_BASE", "RESEND_BASE_URL"].flatMap((name) => (env[name] === undefined ? [] : [[name, env[name].replace(url, way)]]));
  return { ...env, ...Object.fromEntries(moved) };
}

async function startSandboxChild({ dataDir, ports, say }: HouseOptions, appUrl: string, webhookOrigin: string, logs: string, running: Child[]) {
  say("Starting the provider sandbox…");
  const run = { module: inRoot("scripts/house/run-sandbox.ts"), args: [join(dataDir, "sandbox"), String(ports.sandbox), appUrl, webhookOrigin] };
  return startReady({ name: "sandbox", run, env: {}, logFile: join(logs, "sandbox.log") }, sandboxReady, say, running);
}

async function startConvexChild({ dataDir, ports, say }: HouseOptions, appUrl: string, logs: string, running: Child[]) {
  say("Starting Convex…");
  const run = { module: inRoot("scripts/house/run-convex.ts"), args: [join(dataDir, "convex"), String(ports.convex), String(ports.convexSite), appUrl] };
  return startReady({ name: "convex", run, env: {}, logFile: join(logs, "convex.log") }, convexReady, say, running);
}

/** Starts a child and waits for its `ready` message; a child that ends first is the error. */
async function startReady<T>(spec: ConstructorParameters<typeof Child>[0], schema: z.ZodType<T>, say: (line: string) => void, running: Child[]): Promise<T> {
  return new Promise((resolve, reject) => {
    let ready = false;
    const child = keep(running, new Child(spec, {
      onMessage: (message) => {
        const { data: told } = failure.safeParse(message);
        if (told) return reject(new Stop(`${spec.name} cannot start. ${told.failed}`));
        const parsed = schema.safeParse(message);
        if (!parsed.success) return;
        ready = true;
        resolve(parsed.data);
      },
      onRestart: (line) => (ready ? say(line) : reject(new Stop(`${spec.name} did not start:\n${child.lastLines}`))),
    }));
    child.start();
  });
}

function realConvex(choice: ProviderChoice) {
  return { url: choice.env.CONVEX_URL ?? "", adminKey: choice.env.CONVEX_ADMIN_KEY ?? "" };
}

async function answering(url: string, child: Child): Promise<void> {
  const deadline = Date.now() + 60_000;
  while (Date.now() < deadline) {
    const response = await fetch(url, { signal: AbortSignal.timeout(5_000) }).catch(() => null);
    if (response?.ok) return;
    await new Promise((resolve) => setTimeout(resolve, 150));
  }
  throw new Stop(`The app did not answer within a minute:\n${child.lastLines}`);
}

function keep(running: Child[], child: Child): Child {
  running.push(child);
  return child;
}
const find = (running: Child[], name: string) => running.find((child) => child.spec.name === name) ?? null;

/** The default place of all local state. */
export function defaultDataDir(environment: Environment): string {
  return environment.BACKLINE_DATA ?? inRoot(".data");
}

/** Variables the owner keeps in `.env.local` (or `.env`) join the environment; what is set outside wins. */
export function loadOwnersEnvironment(): void {
  for (const file of [".env.local", ".env"]) if (existsSync(inRoot(file))) process.loadEnvFile(inRoot(file));
}
