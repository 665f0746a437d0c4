import { mkdirSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { pushWithCli } from "./admin/cliPush";
import { parseEnvironmentChanges } from "./admin/environment";
import { EarlierPushes } from "./admin/earlierPush";
import { FunctionLogs } from "./admin/functionLogs";
import { Pushes } from "./admin/pushes";
import { loadAdminKey, uploadSecret } from "./auth/adminKey";
import { tokenSecret } from "./auth/deploymentKey";
import { DeploymentHost } from "./exec/deploymentHost";
import { NodePackages } from "./exec/nodePackages";
import { Blobs } from "./files/blobs";
import { FileStore } from "./files/fileStore";
import { cloudApp, siteApp } from "./http/cloudApp";
import { Guard } from "./http/guard";
import { HttpPort } from "./http/server";
import { LaneClient } from "./lane/laneClient";
import { backupInto } from "./snapshots/backup";
import { Exports } from "./snapshots/exports";
import { Imports } from "./snapshots/imports";
import { Uploads } from "./snapshots/uploads";
import { CronRunner } from "./sched/cronRunner";
import { JobExecutor } from "./sched/executor";
import { SyncHub } from "./sync/hub";

export interface StartOptions {
  /** Where everything is kept. Give this or `memory`. */
  dataDir?: string;
  /** Keep nothing: a directory of its own, removed at `close`. */
  memory?: boolean;
  /** Functions, sync, files and admin endpoints. Default 0: any free port, which `url` then names. */
  port?: number;
  /** HTTP actions. Default 0: any free port, which `siteUrl` then names. */
  sitePort?: number;
  /** Address to bind, "127.0.0.1" unless told otherwise. This is not made to face the internet. */
  host?: string;
  /** Made on first start and kept in the data directory unless given. */
  adminKey?: string;
  /** Origins of pages that may talk to the deployment, e.g. "http://localhost:3000"; "loopback": every page of this machine, which is the default; "*": every page. */
  allowedOrigins?: string[];
  instanceName?: string;
  /** Milliseconds a query or mutation may run; wall clock, so wide. Default 10 s. */
  functionLimitMs?: number;
  /** MiB of heap that queries and mutations may take, with what the database keeps in memory. Default 512. */
  heapLimitMb?: number;
  /** Milliseconds an action may run in all. Default 10 minutes. */
  actionLimitMs?: number;
  /** Every query and mutation gets a realm of its own, as in production; slower. Default: as `strict`. */
  freshRealms?: boolean;
  /** How many write conflicts each mutation meets, 0 to 5: it is run again after each, and fails with the fifth. Default 0, with `strict` 1. */
  conflicts?: number;
  /** Shows what only shows in production: nothing survives from call to call, and every mutation is run twice. */
  strict?: boolean;
  /** Callers without the admin key learn that a function failed, and the data of a ConvexError, but neither other words nor log lines. */
  redactErrors?: boolean;
}

export interface ConvexDeployment {
  url: string;
  siteUrl: string;
  adminKey: string;
  /** Pushes a project with the official CLI; answers what it printed, throws it when it failed. */
  push(projectDir: string): Promise<string>;
  /** Sets environment variables; null removes one. */
  setEnv(variables: Record<string, string | null>): Promise<void>;
  /** Copies everything, stored files too, into a new directory, while serving; another deployment can be started on it. */
  backup(path: string): Promise<void>;
  close(): Promise<void>;
}

const FUNCTION_LIMIT_MS = 10_000;
const HEAP_LIMIT_MB = 512;
const ACTION_LIMIT_MS = 10 * 60_000;
const ANALYZE_LIMIT_MS = 10_000;
const HOUSEKEEPING_MS = 3600_000;

/** Starts a Convex deployment in this process. Throws one clear line when a port or the data directory is taken. */
export async function startConvex(options: StartOptions): Promise<ConvexDeployment> {
  const { dataDir, temporary } = prepareDataDir(options);
  const bind = options.host ?? "127.0.0.1";
  const adminKey = options.adminKey ?? loadAdminKey(dataDir);
  const cleanups: (() => unknown)[] = [() => temporary && rmSync(dataDir, { recursive: true, force: true })];
  const close = async () => {
    for (const cleanup of cleanups.splice(0).reverse()) await cleanup();
  };
  try {
    const cloud = await HttpPort.listen(bind, options.port ?? 0);
    cleanups.push(() => cloud.close());
    const site = await HttpPort.listen(bind, options.sitePort ?? 0);
    cleanups.push(() => site.close());
    const settings = {
      origin: `http://${bind}:${cloud.port}`,
      siteOrigin: `http://${bind}:${site.port}`,
      instanceName: options.instanceName ?? "convex-embedded",
      adminKey,
      uploadSecret: uploadSecret(adminKey),
      tokenSecret: tokenSecret(adminKey),
      redactErrors: options.redactErrors ?? false,
      limits: { actionMs: options.actionLimitMs ?? ACTION_LIMIT_MS, stuckMs: options.functionLimitMs ?? FUNCTION_LIMIT_MS },
    };
    const lane = await LaneClient.start({ dataDir, ...strictness(options), ...settings }, { functionMs: settings.limits.stuckMs, heapMb: options.heapLimitMb ?? HEAP_LIMIT_MB });
    cleanups.push(() => lane.close());
    const files = new FileStore(lane, new Blobs(join(dataDir, "files")));
    const packages = new NodePackages(join(dataDir, "packages"));
    const host = await DeploymentHost.open(lane, files, settings, packages);
    cleanups.push(() => host.actions.close());
    await openServices(host, dataDir, { cloud, site }, new Guard(options.allowedOrigins ?? ["loopback"], bind), cleanups);
    return {
      url: settings.origin,
      siteUrl: settings.siteOrigin,
      adminKey,
      push: (projectDir) => pushWithCli(projectDir, settings.origin, adminKey),
      setEnv: (variables) => host.setEnv(parseEnvironmentChanges(Object.entries(variables).map(([name, value]) => ({ name, value })))),
      backup: (path) => backupInto(resolve(path), { dataDir, lane, files, packages }),
      close,
    };
  } catch (error) {
    await close();
    throw error;
  }
}

function strictness({ strict = false, freshRealms = strict, conflicts = strict ? 1 : 0 }: StartOptions): { freshRealms: boolean; conflicts: number } {
  return { freshRealms, conflicts };
}

async function openServices(host: DeploymentHost, dataDir: string, ports: { cloud: HttpPort; site: HttpPort }, guard: Guard, cleanups: (() => unknown)[]): Promise<void> {
  const { lane, files } = host;
  await files.sweep();
  const logs = new FunctionLogs();
  host.onCompletion = (completion) => logs.add(completion);
  const executor = new JobExecutor(host);
  const crons = new CronRunner(host);
  host.onActivated = () => crons.plan();
  const sync = new SyncHub(host);
  const imports = new Imports(host, new Uploads(join(dataDir, "imports")));
  const exports = new Exports(host, dataDir);
  await imports.recover();
  await exports.recover();
  const pushes = new Pushes(host, ANALYZE_LIMIT_MS);
  const services = { host, logs, imports, exports, pushes, earlierPushes: new EarlierPushes(pushes) };
  ports.cloud.open(cloudApp(services, sync, guard));
  ports.site.open(siteApp(services, guard));
  await executor.start();
  crons.plan();
  const forgetSessions = () => void lane.call("forgetSessions", { now: Date.now() }).catch(() => {});
  forgetSessions();
  const housekeeping = setInterval(() => {
    forgetSessions();
    void executor.forget().catch(() => {});
  }, HOUSEKEEPING_MS);
  housekeeping.unref();
  cleanups.push(
    () => clearInterval(housekeeping),
    () => Promise.all([imports.idle(), exports.idle()]),
    () => logs.close(),
    () => crons.close(),
    () => executor.close(),
    () => sync.close(),
  );
}

function prepareDataDir(options: StartOptions): { dataDir: string; temporary: boolean } {
  if (options.memory === true) return { dataDir: mkdtempSync(join(tmpdir(), "convex-embedded-")), temporary: true };
  if (options.dataDir === undefined) throw new Error("Give a data directory, or ask for memory");
  const dataDir = resolve(options.dataDir);
  mkdirSync(dataDir, { recursive: true, mode: 0o700 });
  return { dataDir, temporary: false };
}
